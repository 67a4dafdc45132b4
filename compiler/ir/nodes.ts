import type * as A from '../syntax/ast.ts';

/** What is known of an expression's value at compile time. */
export type StaticType = 'int' | 'long' | 'double' | 'string' | 'bool' | 'null' | 'array' | 'object' | 'any';

/** Where in the source a node comes from; `start` and `end` as in the syntax tree. */
export type Span = A.Extent;

interface Node<K extends string> {
  readonly op: K;
  readonly span: Span;
}

// ---- Expressions ----
export interface Const extends Node<'const'> {
  readonly value: A.NumberLiteral | string | boolean | null;
}
/**
 * What lowering learns of one name in one block. It is complete once the whole block is lowered,
 * so emission reads it and lowering does not.
 */
export interface VariableInfo {
  readonly name: string;
  /** Written in this block (or a parameter of it): a field of its frame. */
  slot: boolean;
  /** The type that every write converts to, when one declaration governs all writes. */
  constraint?: A.TypeName;
  /** The declaration does not govern all writes: it is applied when it runs. */
  demoted: boolean;
}
/** A variable without scope qualifier. */
export interface Var extends Node<'var'> {
  readonly name: string;
  readonly info: VariableInfo;
  /** Certainly assigned on every path that leads here. */
  readonly assigned: boolean;
}
/** `$script:a`, `$env:A`, `$function:f`. */
export interface ScopedVar extends Node<'scopedVar'> {
  readonly qualifier: string;
  readonly name: string;
}
export interface Binary extends Node<'binary'> {
  readonly operator: string;
  readonly left: Expr;
  readonly right: Expr;
}
export interface Logical extends Node<'logical'> {
  readonly operator: 'and' | 'or';
  readonly left: Expr;
  readonly right: Expr;
}
export interface Not extends Node<'not'> {
  readonly arg: Expr;
}
export interface Unary extends Node<'unary'> {
  readonly operator: '-' | '+' | '-bnot' | ',' | '-join' | '-isplit' | '-csplit';
  readonly arg: Expr;
}
/** `++` and `--`. */
export interface Step extends Node<'step'> {
  readonly target: Target;
  readonly delta: 1 | -1;
  readonly postfix: boolean;
}
export interface Assign extends Node<'assign'> {
  readonly target: Target;
  /** `+`, `-`, `*`, `/`, `%`, `??` for compound assignment. */
  readonly operator?: string;
  readonly value: Expr;
}
export interface Convert extends Node<'convert'> {
  readonly typeName: A.TypeName;
  readonly arg: Expr;
}
export interface TypeOp extends Node<'typeOp'> {
  readonly operator: 'is' | 'isnot' | 'as';
  readonly left: Expr;
  readonly right: Expr;
}
export interface Member extends Node<'member'> {
  readonly target: Expr;
  readonly name: Expr;
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
}
export interface Index extends Node<'index'> {
  readonly target: Expr;
  readonly indices: Expr;
  readonly nullConditional: boolean;
}
export interface Invoke extends Node<'invoke'> {
  readonly target: Expr;
  readonly name: Expr;
  readonly args: readonly Expr[];
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
  readonly genericArguments: readonly A.TypeName[];
}
export interface ArrayLiteral extends Node<'arrayLiteral'> {
  readonly elements: readonly Expr[];
}
/** Statements whose output is a value: `$(…)` and statements assigned; `array`: `@(…)`. */
export interface Capture extends Node<'capture'> {
  readonly body: readonly Stmt[];
  readonly mode: 'value' | 'array';
}
export interface HashtablePair {
  readonly key: Expr;
  readonly value: Expr;
}
export interface HashtableLiteral extends Node<'hashtable'> {
  readonly pairs: readonly HashtablePair[];
  readonly kind: 'hashtable' | 'ordered' | 'customObject';
}
export interface Expand extends Node<'expand'> {
  readonly parts: readonly (string | Expr)[];
}
export interface BlockExpr extends Node<'block'> {
  /** The block as code with a frame of its own; absent where it is inline (the runtime compiles it if it is asked for). */
  readonly code?: BlockCode;
  /** The body compiled against the enclosing frame, for commands that run blocks in the caller's scope. */
  readonly inline?: readonly Stmt[];
}
export interface PipelineExpr extends Node<'pipelineValue'> {
  readonly pipeline: Pipeline;
}
export interface Ternary extends Node<'ternary'> {
  readonly condition: Expr;
  readonly ifTrue: Expr;
  readonly ifFalse: Expr;
}
export interface Coalesce extends Node<'coalesce'> {
  readonly left: Expr;
  readonly right: Expr;
}
export interface TypeExpr extends Node<'type'> {
  readonly typeName: A.TypeName;
}
export interface Using extends Node<'using'> {
  readonly arg: Expr;
  readonly text: string;
}
export interface Ref extends Node<'ref'> {
  readonly target: Target;
}

export type Expr =
  | Const
  | Var
  | ScopedVar
  | Binary
  | Logical
  | Not
  | Unary
  | Step
  | Assign
  | Convert
  | TypeOp
  | Member
  | Index
  | Invoke
  | ArrayLiteral
  | Capture
  | HashtableLiteral
  | Expand
  | BlockExpr
  | PipelineExpr
  | Ternary
  | Coalesce
  | TypeExpr
  | Using
  | Ref;

// ---- Assignment targets ----
export interface VarTarget extends Node<'varTarget'> {
  readonly name: string;
  readonly info: VariableInfo;
  /** Attributes written at this assignment (`[int]$x = …`), outermost first. */
  readonly attributes: readonly AttributeIR[];
}
export interface ScopedTarget extends Node<'scopedTarget'> {
  readonly qualifier: string;
  readonly name: string;
  readonly attributes: readonly AttributeIR[];
}
export interface MemberTarget extends Node<'memberTarget'> {
  readonly target: Expr;
  readonly name: Expr;
  readonly isStatic: boolean;
}
export interface IndexTarget extends Node<'indexTarget'> {
  readonly target: Expr;
  readonly indices: Expr;
}
export interface ListTarget extends Node<'listTarget'> {
  readonly targets: readonly Target[];
}
export type Target = VarTarget | ScopedTarget | MemberTarget | IndexTarget | ListTarget;

// ---- Commands ----
/** `-Name`, with `:` when its argument is attached. */
export interface ParameterElement {
  readonly kind: 'parameter';
  readonly name: string;
  readonly attached: boolean;
  readonly span: Span;
}
export interface ValueElement {
  readonly kind: 'value' | 'splat';
  readonly expr: Expr;
  readonly span: Span;
  /** The number as written, where its text differs from how the number prints. */
  readonly text?: string;
}
export type CommandElement = ParameterElement | ValueElement;
export interface Redirection {
  readonly from: A.RedirectionStream;
  readonly to: A.RedirectionStream | 'File';
  readonly file?: Expr;
  readonly append?: boolean;
}
export interface Command {
  readonly kind: 'command';
  readonly span: Span;
  /** A constant name, or any expression. */
  readonly name: Expr;
  readonly operator?: '&' | '.';
  readonly elements: readonly CommandElement[];
  readonly redirections: readonly Redirection[];
}
/** An expression as the first element of a pipeline. */
export interface PipelineInput {
  readonly expr: Expr;
  readonly redirections: readonly Redirection[];
}
export interface Pipeline {
  readonly span: Span;
  readonly input?: PipelineInput;
  readonly commands: readonly Command[];
  readonly background: boolean;
}

// ---- Statements ----
/** Statements carry the span that an error in them reports. */
export interface Output extends Node<'output'> {
  readonly expr: Expr;
}
export interface Effect extends Node<'effect'> {
  readonly expr: Expr;
}
export interface RunPipeline extends Node<'pipeline'> {
  readonly pipeline: Pipeline;
}
export interface Chain extends Node<'chain'> {
  readonly left: Stmt;
  readonly operator: '&&' | '||';
  readonly right: Stmt;
}
/** Statements with redirected streams: `$x > file`, `(1/0) 2>&1`. */
export interface Redirected extends Node<'redirected'> {
  readonly body: readonly Stmt[];
  readonly redirections: readonly Redirection[];
}
export interface Block {
  readonly statements: readonly Stmt[];
  readonly traps: readonly Trap[];
}
export interface Trap {
  readonly typeName?: A.TypeName;
  readonly body: BlockCode;
  readonly span: Span;
}
export interface If extends Node<'if'> {
  readonly clauses: readonly { readonly test: Expr; readonly body: Block }[];
  readonly otherwise?: Block;
}
export interface Loop extends Node<'while' | 'doWhile' | 'doUntil'> {
  readonly label?: string;
  readonly test: Expr;
  readonly body: Block;
}
export interface For extends Node<'for'> {
  readonly label?: string;
  readonly init?: Stmt;
  readonly test?: Expr;
  readonly update?: Stmt;
  readonly body: Block;
}
export interface ForEach extends Node<'foreach'> {
  readonly label?: string;
  readonly target: Target;
  readonly values: Expr;
  readonly body: Block;
}
export interface SwitchCase {
  readonly kind: 'value' | 'block' | 'default';
  readonly test?: Expr;
  readonly body: Block;
}
export interface Switch extends Node<'switch'> {
  readonly label?: string;
  readonly value: Expr;
  readonly mode: 'exact' | 'regex' | 'wildcard';
  readonly caseSensitive: boolean;
  readonly file: boolean;
  readonly cases: readonly SwitchCase[];
}
export interface Try extends Node<'try'> {
  readonly body: Block;
  readonly catches: readonly { readonly types: readonly A.TypeName[]; readonly body: Block }[];
  readonly finalizer?: Block;
}
export interface Jump extends Node<'break' | 'continue'> {
  /** A label known at compile time, a computed one, or none. */
  readonly label?: string | Expr;
}
export interface Return extends Node<'return'> {
  readonly value?: Stmt;
}
export interface Exit extends Node<'exit'> {
  readonly value?: Expr;
}
export interface Throw extends Node<'throw'> {
  readonly value?: Expr;
  readonly isRethrow: boolean;
}
export interface DefineFunction extends Node<'function'> {
  readonly name: string;
  readonly qualifier?: string;
  readonly code: BlockCode;
  readonly isFilter: boolean;
}
export interface DefineTypes extends Node<'types'> {
  readonly types: readonly TypeDefinition[];
}
export interface Nested extends Node<'nested'> {
  readonly block: Block;
}
export interface Data extends Node<'data'> {
  readonly variable?: Target;
  readonly body: readonly Stmt[];
  readonly allowed: readonly Expr[];
}
export interface Unsupported extends Node<'unsupported'> {
  readonly feature: string;
}

export type Stmt =
  | Output
  | Effect
  | RunPipeline
  | Chain
  | Redirected
  | If
  | Loop
  | For
  | ForEach
  | Switch
  | Try
  | Jump
  | Return
  | Exit
  | Throw
  | DefineFunction
  | DefineTypes
  | Nested
  | Data
  | Unsupported;

// ---- Types of the script's own ----
export interface TypeDefinition {
  readonly span: Span;
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly bases: readonly A.TypeName[];
  readonly attributes: readonly A.AttributeAst[];
  readonly properties: readonly {
    readonly name: string;
    readonly typeName?: A.TypeName;
    readonly isStatic: boolean;
    readonly isHidden: boolean;
    readonly initial?: Expr;
    readonly attributes: readonly AttributeIR[];
    readonly span: Span;
  }[];
  readonly methods: readonly {
    readonly name: string;
    readonly isStatic: boolean;
    readonly isHidden: boolean;
    readonly isConstructor: boolean;
    readonly returnType?: A.TypeName;
    readonly code: BlockCode;
    readonly baseArguments?: readonly Expr[];
    readonly baseCode?: BlockCode;
  }[];
}

// ---- Code of a script block ----
export interface AttributeIR {
  /** `[int]` rather than `[Name(…)]`. */
  readonly isConstraint: boolean;
  readonly typeName: A.TypeName;
  readonly positional: readonly Expr[];
  readonly named: readonly { readonly name: string; readonly value: Expr }[];
  readonly span: Span;
}
export interface ParameterIR {
  readonly name: string;
  readonly typeName?: A.TypeName;
  readonly attributes: readonly AttributeIR[];
  readonly defaultValue?: Expr;
  /** The default's text, for `Get-Command` and syntax. */
  readonly span: Span;
}
/** A function, script block, script file, method body or trap body. */
export interface BlockCode {
  readonly span: Span;
  /** Extent of the body: between the braces for functions, all of a file. */
  readonly name?: string;
  readonly kind: 'script' | 'function' | 'filter' | 'block' | 'method' | 'trap';
  /** By lower-cased name; those with `slot` are fields of the frame. */
  readonly variables: ReadonlyMap<string, VariableInfo>;
  readonly parameters: readonly ParameterIR[];
  readonly attributes: readonly AttributeIR[];
  readonly dynamicParam?: Block;
  readonly begin?: Block;
  readonly process?: Block;
  readonly end?: Block;
  readonly clean?: Block;
  /** The body was written without named blocks. */
  readonly unnamed: boolean;
  readonly help?: Span;
}
