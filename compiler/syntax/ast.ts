/**
 * The syntax tree, with the node names and properties of `System.Management.Automation.Language`.
 * `kind` is PowerShell's class name without the `Ast` suffix; offsets count UTF-16 code units
 * from the start of the decoded text (a byte order mark does not count).
 */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

interface Node<K extends string> extends Extent {
  readonly kind: K;
}

/** A literal's numeric type as PowerShell's tokenizer chooses it; `value` is exact decimal text or a JS number. */
export type NumberTypeName =
  | 'int'
  | 'long'
  | 'double'
  | 'decimal'
  | 'byte'
  | 'sbyte'
  | 'short'
  | 'ushort'
  | 'uint'
  | 'ulong'
  | 'bigint';

export interface NumberLiteral {
  readonly type: NumberTypeName;
  /** int, double and the small types: a JS number; long, ulong, bigint: a bigint; decimal: its text. */
  readonly value: number | bigint | string;
}

/** `ITypeName`: the name as written, its generic arguments and array rank. */
export interface TypeName extends Extent {
  readonly name: string;
  readonly genericArguments?: readonly TypeName[];
  /** For an array type: its element's type and its rank. */
  readonly elementType?: TypeName;
  readonly rank?: number;
}

/** `VariablePath`: `$a`, `$script:a`, `$env:PATH`, `${any text}`. */
export interface VariablePath {
  /** As written, without sigil and braces. */
  readonly userPath: string;
  /** Lower-cased scope or drive before the colon: `global`, `script`, `using`, `env`, … */
  readonly qualifier?: string;
  /** The name behind the qualifier, spelled as written. */
  readonly name: string;
}

export type StringConstantType =
  | 'SingleQuoted'
  | 'SingleQuotedHereString'
  | 'DoubleQuoted'
  | 'DoubleQuotedHereString'
  | 'BareWord';
export type RedirectionStream = 'All' | 'Output' | 'Error' | 'Warning' | 'Verbose' | 'Debug' | 'Information';

// Script structure
export interface ScriptBlockAst extends Node<'ScriptBlock'> {
  readonly attributes: readonly AttributeAst[];
  readonly usingStatements: readonly UsingStatementAst[];
  readonly paramBlock?: ParamBlockAst;
  readonly beginBlock?: NamedBlockAst;
  readonly processBlock?: NamedBlockAst;
  readonly endBlock?: NamedBlockAst;
  readonly cleanBlock?: NamedBlockAst;
  readonly dynamicParamBlock?: NamedBlockAst;
  readonly scriptRequirements?: ScriptRequirements;
}
export interface ScriptRequirements {
  readonly requiredModules: readonly RequiredModule[];
  readonly requiredPSVersion?: string;
  readonly requiredPSEditions: readonly string[];
  readonly isElevationRequired: boolean;
  readonly requiredAssemblies: readonly string[];
  /** Extent of the first `#requires` comment. */
  readonly extent?: Extent;
}
export interface RequiredModule {
  readonly name: string;
  readonly moduleVersion?: string;
  readonly requiredVersion?: string;
  readonly maximumVersion?: string;
  readonly guid?: string;
}
export interface NamedBlockAst extends Node<'NamedBlock'> {
  readonly unnamed: boolean;
  readonly blockKind: 'Begin' | 'Process' | 'End' | 'Clean' | 'Dynamicparam';
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
}
export interface StatementBlockAst extends Node<'StatementBlock'> {
  readonly statements: readonly StatementAst[];
  readonly traps: readonly TrapStatementAst[];
}
export interface ParamBlockAst extends Node<'ParamBlock'> {
  readonly attributes: readonly AttributeAst[];
  readonly parameters: readonly ParameterAst[];
}
export interface ParameterAst extends Node<'Parameter'> {
  readonly attributes: readonly AttributeBaseAst[];
  readonly name: VariableExpressionAst;
  readonly defaultValue?: ExpressionAst;
}
export interface AttributeAst extends Node<'Attribute'> {
  readonly typeName: TypeName;
  readonly positionalArguments: readonly ExpressionAst[];
  readonly namedArguments: readonly NamedAttributeArgumentAst[];
}
export interface NamedAttributeArgumentAst extends Node<'NamedAttributeArgument'> {
  readonly argumentName: string;
  readonly argument: ExpressionAst;
  readonly expressionOmitted: boolean;
}
export interface TypeConstraintAst extends Node<'TypeConstraint'> {
  readonly typeName: TypeName;
}
export type AttributeBaseAst = AttributeAst | TypeConstraintAst;
export interface UsingStatementAst extends Node<'UsingStatement'> {
  readonly usingStatementKind: 'Assembly' | 'Command' | 'Module' | 'Namespace' | 'Type';
  readonly name?: StringConstantExpressionAst;
  readonly alias?: StringConstantExpressionAst;
  readonly moduleSpecification?: HashtableAst;
}

// Statements
export interface FunctionDefinitionAst extends Node<'FunctionDefinition'> {
  readonly isFilter: boolean;
  readonly isWorkflow: boolean;
  readonly name: string;
  /** Extent of the name token. */
  readonly nameExtent: Extent;
  /** Present for `function f(...)`, absent where the body has its own param block. */
  readonly parameters?: readonly ParameterAst[];
  readonly body: ScriptBlockAst;
}
export interface TypeDefinitionAst extends Node<'TypeDefinition'> {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly typeKind: 'class' | 'enum' | 'interface';
  readonly attributes: readonly AttributeAst[];
  readonly baseTypes: readonly TypeConstraintAst[];
  readonly members: readonly MemberAst[];
}
export interface FunctionMemberAst extends Node<'FunctionMember'> {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly attributes: readonly AttributeAst[];
  readonly returnType?: TypeConstraintAst;
  readonly parameters: readonly ParameterAst[];
  /** The nested `FunctionDefinition` PowerShell makes, whose body holds the statements. */
  readonly definition: FunctionDefinitionAst;
  /** Arguments of `: base(...)`; present on constructors that have one (or the implied empty one). */
  readonly baseCall?: BaseCtorInvokeMemberExpressionAst;
  readonly isHidden: boolean;
  readonly isStatic: boolean;
  readonly isConstructor: boolean;
}
export interface PropertyMemberAst extends Node<'PropertyMember'> {
  readonly name: string;
  readonly nameExtent: Extent;
  readonly propertyType?: TypeConstraintAst;
  readonly attributes: readonly AttributeAst[];
  readonly initialValue?: ExpressionAst;
  readonly isHidden: boolean;
  readonly isStatic: boolean;
}
export type MemberAst = FunctionMemberAst | PropertyMemberAst;

export interface IfClause {
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}
export interface IfStatementAst extends Node<'IfStatement'> {
  readonly clauses: readonly IfClause[];
  readonly elseClause?: StatementBlockAst;
}
export interface SwitchClause {
  readonly condition: ExpressionAst;
  readonly body: StatementBlockAst;
}
export interface SwitchStatementAst extends Node<'SwitchStatement'> {
  readonly label?: string;
  readonly condition: PipelineBaseAst;
  /** Lower-cased: `file`, `regex`, `wildcard`, `exact`, `casesensitive`, `parallel`. */
  readonly flags: ReadonlySet<string>;
  readonly clauses: readonly SwitchClause[];
  readonly default?: StatementBlockAst;
}
export interface ForEachStatementAst extends Node<'ForEachStatement'> {
  readonly label?: string;
  readonly variable: VariableExpressionAst;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
  readonly parallel: boolean;
  readonly throttleLimit?: ExpressionAst;
}
export interface ForStatementAst extends Node<'ForStatement'> {
  readonly label?: string;
  readonly initializer?: PipelineBaseAst;
  readonly condition?: PipelineBaseAst;
  readonly iterator?: PipelineBaseAst;
  readonly body: StatementBlockAst;
}
export interface WhileStatementAst extends Node<'WhileStatement'> {
  readonly label?: string;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}
export interface DoWhileStatementAst extends Node<'DoWhileStatement'> {
  readonly label?: string;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}
export interface DoUntilStatementAst extends Node<'DoUntilStatement'> {
  readonly label?: string;
  readonly condition: PipelineBaseAst;
  readonly body: StatementBlockAst;
}
export interface TryStatementAst extends Node<'TryStatement'> {
  readonly body: StatementBlockAst;
  readonly catchClauses: readonly CatchClauseAst[];
  readonly finally?: StatementBlockAst;
}
export interface CatchClauseAst extends Node<'CatchClause'> {
  readonly catchTypes: readonly TypeConstraintAst[];
  readonly body: StatementBlockAst;
}
export interface TrapStatementAst extends Node<'TrapStatement'> {
  readonly trapType?: TypeConstraintAst;
  readonly body: StatementBlockAst;
}
export interface DataStatementAst extends Node<'DataStatement'> {
  readonly variable?: string;
  readonly commandsAllowed: readonly ExpressionAst[];
  readonly body: StatementBlockAst;
}
export interface BlockStatementAst extends Node<'BlockStatement'> {
  readonly body: StatementBlockAst;
  readonly keyword: string;
}
export interface BreakStatementAst extends Node<'BreakStatement'> {
  readonly label?: ExpressionAst;
}
export interface ContinueStatementAst extends Node<'ContinueStatement'> {
  readonly label?: ExpressionAst;
}
export interface ReturnStatementAst extends Node<'ReturnStatement'> {
  readonly pipeline?: PipelineBaseAst;
}
export interface ExitStatementAst extends Node<'ExitStatement'> {
  readonly pipeline?: PipelineBaseAst;
}
export interface ThrowStatementAst extends Node<'ThrowStatement'> {
  readonly pipeline?: PipelineBaseAst;
  /** `throw` alone inside a catch block. */
  readonly isRethrow: boolean;
}
export interface AssignmentStatementAst extends Node<'AssignmentStatement'> {
  readonly left: ExpressionAst;
  /** `=`, `+=`, `-=`, `*=`, `/=`, `%=`, `??=`. */
  readonly operator: string;
  readonly right: StatementAst;
  readonly errorPosition: Extent;
}
export interface PipelineAst extends Node<'Pipeline'> {
  readonly pipelineElements: readonly CommandBaseAst[];
  readonly background: boolean;
}
export interface PipelineChainAst extends Node<'PipelineChain'> {
  readonly lhsPipelineChain: ChainableAst;
  readonly rhsPipeline: PipelineAst;
  readonly operator: '&&' | '||';
  readonly background: boolean;
}
export interface CommandAst extends Node<'Command'> {
  readonly commandElements: readonly CommandElementAst[];
  /** `&`, `.` or absent. */
  readonly invocationOperator?: '&' | '.';
  readonly redirections: readonly RedirectionAst[];
}
export interface CommandExpressionAst extends Node<'CommandExpression'> {
  readonly expression: ExpressionAst;
  readonly redirections: readonly RedirectionAst[];
}
export interface FileRedirectionAst extends Node<'FileRedirection'> {
  readonly fromStream: RedirectionStream;
  readonly location: ExpressionAst;
  readonly append: boolean;
}
export interface MergingRedirectionAst extends Node<'MergingRedirection'> {
  readonly fromStream: RedirectionStream;
  readonly toStream: RedirectionStream;
}
/** Left in the tree where a statement could not be parsed. */
export interface ErrorStatementAst extends Node<'ErrorStatement'> {
  readonly keyword?: string;
  readonly conditions: readonly Ast[];
  readonly bodies: readonly Ast[];
  readonly nestedAst: readonly Ast[];
}
export interface ErrorExpressionAst extends Node<'ErrorExpression'> {
  readonly nestedAst: readonly Ast[];
}

// Expressions
export interface CommandParameterAst extends Node<'CommandParameter'> {
  readonly parameterName: string;
  /** The argument of `-Name:value`. */
  readonly argument?: ExpressionAst;
  readonly errorPosition: Extent;
}
export interface ConstantExpressionAst extends Node<'ConstantExpression'> {
  readonly value: NumberLiteral;
}
export interface StringConstantExpressionAst extends Node<'StringConstantExpression'> {
  readonly value: string;
  readonly stringConstantType: StringConstantType;
}
export interface ExpandableStringExpressionAst extends Node<'ExpandableStringExpression'> {
  /** The text between the quotes after escapes, with the nested expressions as written. */
  readonly value: string;
  readonly stringConstantType: StringConstantType;
  readonly nestedExpressions: readonly ExpressionAst[];
  /** Literal text and nested expressions in order: what lowering reads. */
  readonly parts: readonly (string | ExpressionAst)[];
}
export interface VariableExpressionAst extends Node<'VariableExpression'> {
  readonly variablePath: VariablePath;
  readonly splatted: boolean;
}
export interface TypeExpressionAst extends Node<'TypeExpression'> {
  readonly typeName: TypeName;
}
export interface ConvertExpressionAst extends Node<'ConvertExpression'> {
  readonly type: TypeConstraintAst;
  readonly child: ExpressionAst;
}
export interface AttributedExpressionAst extends Node<'AttributedExpression'> {
  readonly attribute: AttributeBaseAst;
  readonly child: ExpressionAst;
}
export interface BinaryExpressionAst extends Node<'BinaryExpression'> {
  /** The operator's default text, lower-cased: `-ilike` for `-like`, `+`, `..`, `-and`, `-f`, `-is`, `??`. */
  readonly operator: string;
  readonly left: ExpressionAst;
  readonly right: ExpressionAst;
  readonly errorPosition: Extent;
}
export interface UnaryExpressionAst extends Node<'UnaryExpression'> {
  /** `-not`, `!`, `-`, `+`, `,`, `-bnot`, `-join`, `-isplit`, `-csplit`, `++`, `--`, `post++`, `post--`. */
  readonly operator: string;
  readonly child: ExpressionAst;
}
export interface TernaryExpressionAst extends Node<'TernaryExpression'> {
  readonly condition: ExpressionAst;
  readonly ifTrue: ExpressionAst;
  readonly ifFalse: ExpressionAst;
}
export interface MemberExpressionAst extends Node<'MemberExpression'> {
  readonly expression: ExpressionAst;
  readonly member: CommandElementAst;
  readonly static: boolean;
  readonly nullConditional: boolean;
}
export interface InvokeMemberExpressionAst extends Node<'InvokeMemberExpression'> {
  readonly expression: ExpressionAst;
  readonly member: CommandElementAst;
  readonly static: boolean;
  readonly nullConditional: boolean;
  readonly genericTypeArguments: readonly TypeName[];
  readonly arguments: readonly ExpressionAst[];
}
export interface BaseCtorInvokeMemberExpressionAst extends Node<'BaseCtorInvokeMemberExpression'> {
  readonly arguments: readonly ExpressionAst[];
  /** Extent of the word `base`; absent on the implied call. */
  readonly keywordExtent?: Extent;
}
export interface IndexExpressionAst extends Node<'IndexExpression'> {
  readonly target: ExpressionAst;
  readonly index: ExpressionAst;
  readonly nullConditional: boolean;
}
export interface ArrayExpressionAst extends Node<'ArrayExpression'> {
  readonly subExpression: StatementBlockAst;
}
export interface SubExpressionAst extends Node<'SubExpression'> {
  readonly subExpression: StatementBlockAst;
}
export interface ParenExpressionAst extends Node<'ParenExpression'> {
  readonly pipeline: PipelineBaseAst;
}
export interface ArrayLiteralAst extends Node<'ArrayLiteral'> {
  readonly elements: readonly ExpressionAst[];
}
export interface HashtablePair {
  readonly key: ExpressionAst;
  readonly value: StatementAst;
}
export interface HashtableAst extends Node<'Hashtable'> {
  readonly keyValuePairs: readonly HashtablePair[];
}
export interface ScriptBlockExpressionAst extends Node<'ScriptBlockExpression'> {
  readonly scriptBlock: ScriptBlockAst;
}
export interface UsingExpressionAst extends Node<'UsingExpression'> {
  readonly subExpression: ExpressionAst;
}

export type ChainableAst = PipelineAst | PipelineChainAst;
export type CommandBaseAst = CommandAst | CommandExpressionAst;
export type PipelineBaseAst =
  | ChainableAst
  | AssignmentStatementAst
  | ErrorStatementAst
  | CommandExpressionAst;
export type RedirectionAst = FileRedirectionAst | MergingRedirectionAst;
export type LoopStatementAst =
  | ForEachStatementAst
  | ForStatementAst
  | WhileStatementAst
  | DoWhileStatementAst
  | DoUntilStatementAst;
export type StatementAst =
  | FunctionDefinitionAst
  | TypeDefinitionAst
  | IfStatementAst
  | SwitchStatementAst
  | LoopStatementAst
  | TryStatementAst
  | TrapStatementAst
  | DataStatementAst
  | BlockStatementAst
  | BreakStatementAst
  | ContinueStatementAst
  | ReturnStatementAst
  | ExitStatementAst
  | ThrowStatementAst
  | AssignmentStatementAst
  | PipelineAst
  | PipelineChainAst
  | CommandAst
  | CommandExpressionAst
  | ErrorStatementAst;
export type ExpressionAst =
  | ArrayExpressionAst
  | ArrayLiteralAst
  | AttributedExpressionAst
  | BaseCtorInvokeMemberExpressionAst
  | BinaryExpressionAst
  | ConstantExpressionAst
  | ConvertExpressionAst
  | ErrorExpressionAst
  | ExpandableStringExpressionAst
  | HashtableAst
  | IndexExpressionAst
  | InvokeMemberExpressionAst
  | MemberExpressionAst
  | ParenExpressionAst
  | ScriptBlockExpressionAst
  | StringConstantExpressionAst
  | SubExpressionAst
  | TernaryExpressionAst
  | TypeExpressionAst
  | UnaryExpressionAst
  | UsingExpressionAst
  | VariableExpressionAst;
export type CommandElementAst = ExpressionAst | CommandParameterAst;
export type Ast =
  | ScriptBlockAst
  | NamedBlockAst
  | StatementBlockAst
  | ParamBlockAst
  | ParameterAst
  | AttributeBaseAst
  | NamedAttributeArgumentAst
  | UsingStatementAst
  | MemberAst
  | CatchClauseAst
  | RedirectionAst
  | CommandParameterAst
  | StatementAst
  | ExpressionAst;

export interface ParseError extends Extent {
  readonly id: string;
  readonly message: string;
  readonly incomplete: boolean;
}

/** A token as `[Parser]::ParseInput` reports it. */
export interface Token extends Extent {
  /** `TokenKind` by name. */
  readonly kind: string;
}

export interface ParseResult {
  readonly ast: ScriptBlockAst;
  readonly errors: readonly ParseError[];
  readonly tokens: readonly Token[];
  /** The decoded text that offsets refer to. */
  readonly text: string;
}
