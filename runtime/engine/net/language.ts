import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ParseError } from '../../../compiler/syntax/ast.ts';
import tables from '../../generated/language.json' with { type: 'json' };
import { loadedType } from '../../types/core-types.ts';
import { runtimeError } from '../../types/error-record.ts';
import {
  arrayOf,
  defineMembers,
  defineType,
  type MemberDefinitions,
  type PSReference,
} from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { defineRecorded } from '../../types/type-info.ts';
import { resolveTypeName } from '../../types/type-registry.ts';
import { ambient } from '../ambient.ts';
import { compiler, type ParseException } from '../compile-source.ts';
import { CompiledUnit } from '../compiled-unit.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { knownType } from '../known-types.ts';
import type { ScriptBlock } from '../script-block.ts';
import { ScriptExtent } from '../script-extent.ts';
import {
  AstObject,
  astSequence,
  LanguageDocument,
  language,
  readOnly,
  type TypeNameObject,
  typeNameText,
} from './language-document.ts';
import { safeValue, search } from './language-search.ts';
import { type TokenObject, tokenProperties, tokensOf } from './language-tokens.ts';
import { propertyValue, special, staticType } from './language-values.ts';

type ClassTable = Readonly<
  Record<string, { readonly base: string; readonly properties: readonly (readonly string[])[] }>
>;

const recorded = (name: string): NetType =>
  loadedType((language + name).toLowerCase()) ?? defineRecorded((language + name).toLowerCase())!;
const signature = (name: string, type: string): string =>
  `${/^System|^void$/.test(type) ? type.replace(/^System\.(?:Collections.*|Type)$/, 'System.Object') : 'System.Object'} ${name} {get;}`;

/** Gives a family of recorded classes their properties, base classes first. */
function defineClasses(
  classes: ClassTable,
  value: (owner: string, name: string, type: string) => (self: never) => Value,
  methods: (owner: string) => MemberDefinitions['methods'],
): void {
  const done = new Set<string>();
  const define = (name: string): void => {
    const entry = classes[name];
    if (entry === undefined || done.has(name)) return;
    done.add(name);
    define(entry.base);
    const properties = Object.fromEntries(
      entry.properties.map(([property, type]) => [
        signature(property!, type!),
        value(name, property!, type!),
      ]),
    );
    defineMembers(recorded(name), { properties, methods: methods(name) });
  };
  for (const name of Object.keys(classes)) define(name);
}

const astMethods: MemberDefinitions['methods'] = {
  'System.Collections.Generic.IEnumerable[System.Object] FindAll(System.Object predicate, bool searchNestedScriptBlocks)':
    (self: AstObject, predicate: Value, nested: boolean) =>
      astSequence(search(self, predicate, nested, false)),
  'System.Object Find(System.Object predicate, bool searchNestedScriptBlocks)': (
    self: AstObject,
    predicate: Value,
    nested: boolean,
  ) => search(self, predicate, nested, true)[0] ?? null,
  'string ToString()': (self: AstObject) => self.toString(),
  'System.Object SafeGetValue()': (self: AstObject) => safeValue(self),
  'System.Object SafeGetValue(bool skipHashtableSizeCheck)': (self: AstObject) => safeValue(self),
};
const methodsOf: Readonly<Record<string, MemberDefinitions['methods']>> = {
  Ast: astMethods,
  CommandAst: {
    'string GetCommandName()': ({ node }: AstObject) => {
      const first = node.kind === 'Command' ? node.commandElements[0] : undefined;
      return first?.kind === 'StringConstantExpression' ? first.value : null;
    },
  },
  ScriptBlockAst: {
    'scriptblock GetScriptBlock()': (self: AstObject) => {
      const create = knownType('System.Management.Automation.ScriptBlock').findStatic('create');
      return create?.kind === 'method' ? create.overloads[0]!.invoke(blockText(self)) : null;
    },
    'System.Object GetHelpContent()': () => null,
  },
};
const blockText = (self: AstObject): string => {
  const parent = self.document.parentOf(self.node);
  const { text } = self.document.extent(self.node);
  return parent === undefined ? text : text.replace(/^\s*\{/, '').replace(/\}\s*$/, '');
};

defineClasses(
  tables.classes as ClassTable,
  (owner, name, type) => {
    if (name === 'Extent') return (self: AstObject) => self.document.extent(self.node);
    if (name === 'StaticType') return (self: AstObject) => staticType(self.node);
    if (name === 'Parent')
      return (self: AstObject) => {
        const parent = self.document.parentOf(self.node);
        return parent === undefined ? null : self.document.wrap(parent);
      };
    return (self: AstObject) =>
      propertyValue(
        self,
        special[`${self.node.kind}Ast.${name}`] === undefined ? owner : `${self.node.kind}Ast`,
        name,
        type,
      );
  },
  (owner) => methodsOf[owner],
);
defineClasses(
  tables.tokens as ClassTable,
  (_owner, name) => (self: TokenObject) => tokenProperties[name]!(self),
  (owner) =>
    owner === 'Token' ? { 'string ToString()': (self: TokenObject) => self.toString() } : undefined,
);

// ---- Extents and positions ----
class Position extends NetObject {
  constructor(
    readonly unit: CompiledUnit,
    readonly offset: number,
  ) {
    super();
  }
  override get netType(): NetType {
    return positionType;
  }
  get line(): number {
    return this.unit.lineOf(this.offset);
  }
}
const positionType = defineType({
  name: `${language}InternalScriptPosition`,
  interfaces: [recorded('IScriptPosition')],
  properties: {
    'string File {get;}': (self: Position) => self.unit.path,
    'int LineNumber {get;}': (self: Position) => self.line,
    'int ColumnNumber {get;}': (self: Position) => self.offset - self.unit.lineStart(self.line) + 1,
    'int Offset {get;}': (self: Position) => self.offset,
    'string Line {get;}': (self: Position) => self.unit.lineText(self.line),
  },
  methods: { 'string GetFullScript()': (self: Position) => self.unit.text },
});
defineType({
  name: `${language}InternalScriptExtent`,
  interfaces: [recorded('IScriptExtent')],
  properties: {
    'string File {get;}': (self: ScriptExtent) => self.file,
    'System.Management.Automation.Language.IScriptPosition StartScriptPosition {get;}': (
      self: ScriptExtent,
    ) => new Position(self.unit, self.startOffset),
    'System.Management.Automation.Language.IScriptPosition EndScriptPosition {get;}': (self: ScriptExtent) =>
      new Position(self.unit, self.endOffset),
    'int StartLineNumber {get;}': (self: ScriptExtent) => self.startLineNumber,
    'int StartColumnNumber {get;}': (self: ScriptExtent) => self.startColumnNumber,
    'int EndLineNumber {get;}': (self: ScriptExtent) => self.endLineNumber,
    'int EndColumnNumber {get;}': (self: ScriptExtent) => self.endColumnNumber,
    'string Text {get;}': (self: ScriptExtent) => self.text,
    'int StartOffset {get;}': (self: ScriptExtent) => self.startOffset,
    'int EndOffset {get;}': (self: ScriptExtent) => self.endOffset,
  },
  methods: { 'string ToString()': (self: ScriptExtent) => self.text },
});

// ---- Type names ----
const typeNameMembers: MemberDefinitions = {
  properties: {
    'string FullName {get;}': (self: TypeNameObject) => typeNameText(self.name),
    'string Name {get;}': (self: TypeNameObject) => typeNameText(self.name),
    'string AssemblyName {get;}': () => null,
    'bool IsArray {get;}': (self: TypeNameObject) => self.name.elementType !== undefined,
    'bool IsGeneric {get;}': (self: TypeNameObject) => (self.name.genericArguments ?? []).length > 0,
    'System.Object Extent {get;}': (self: TypeNameObject) => self.document.extent(self.name),
  },
  methods: {
    'type GetReflectionType()': (self: TypeNameObject) => resolveTypeName(self.name),
    'type GetReflectionAttributeType()': (self: TypeNameObject) =>
      resolveTypeName({ ...self.name, name: `${self.name.name}Attribute` }) ?? resolveTypeName(self.name),
    'string ToString()': (self: TypeNameObject) => typeNameText(self.name),
  },
};
for (const name of ['TypeName', 'ArrayTypeName', 'GenericTypeName'])
  defineMembers(recorded(name), typeNameMembers);

// ---- Errors and the parser ----
class ParseErrorObject extends NetObject {
  constructor(
    readonly unit: CompiledUnit,
    readonly error: ParseError,
  ) {
    super();
  }
  override get netType(): NetType {
    return parseErrorType;
  }
  get extent(): ScriptExtent {
    return new ScriptExtent(this.unit, this.error.start, this.error.end);
  }
  override toString(): string {
    return `${new InvocationInfo(null, this.extent).positionMessage}\n${this.error.message}`;
  }
}
const parseErrorType = defineType({
  name: `${language}ParseError`,
  properties: {
    'System.Management.Automation.Language.IScriptExtent Extent {get;}': (self: ParseErrorObject) =>
      self.extent,
    'string ErrorId {get;}': (self: ParseErrorObject) => self.error.id,
    'string Message {get;}': (self: ParseErrorObject) => self.error.message,
    'bool IncompleteInput {get;}': (self: ParseErrorObject) => self.error.incomplete,
  },
  methods: { 'string ToString()': (self: ParseErrorObject) => self.toString() },
});
const errorArray = (unit: CompiledUnit, errors: readonly ParseError[]): Value =>
  arrayOf(
    parseErrorType,
    errors.map((error) => new ParseErrorObject(unit, error)),
  );

/** `ParseException.Errors`. */
export const parseErrorsOf = (exception: ParseException): Value =>
  errorArray(exception.unit, exception.errors);

function parse(text: string, file: string | null, tokens: PSReference, errors: PSReference): Value {
  const unit = new CompiledUnit(text, file);
  const parsed = compiler().parse(text, { file: file ?? undefined });
  const document = new LanguageDocument(unit, parsed);
  tokens.value = arrayOf(recorded('Token'), tokensOf(document));
  errors.value = errorArray(unit, parsed.errors);
  return document.wrap(parsed.ast);
}

defineType({
  name: `${language}Parser`,
  options: { isAbstract: true, isSealed: true },
  statics: {
    'static System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, [ref] System.Object tokens, [ref] System.Object errors)':
      (text: string, tokens: PSReference, errors: PSReference) => parse(text, null, tokens, errors),
    'static System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, string fileName, [ref] System.Object tokens, [ref] System.Object errors)':
      (text: string, file: string, tokens: PSReference, errors: PSReference) =>
        parse(text, file, tokens, errors),
    'static System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, [ref] System.Object tokens, [ref] System.Object errors)':
      (file: string, tokens: PSReference, errors: PSReference) => {
        const path = resolve(ambient.frame?.session.currentDirectory ?? '.', file);
        let text: string;
        try {
          text = compiler().decodeSource(readFileSync(path));
        } catch {
          throw runtimeError(
            'FileNotFoundException',
            'ObjectNotFound',
            `Could not find file '${path}'.`,
            path,
            'System.IO.FileNotFoundException',
          );
        }
        return parse(text, path, tokens, errors);
      },
  },
});

// ---- The tree of a script block ----
const documents = new WeakMap<CompiledUnit, LanguageDocument>();

/** `ScriptBlock.Ast`: the tree of the whole text, at the block's node. */
export function blockAst(block: ScriptBlock): Value {
  const { code } = block;
  const { unit } = code;
  let document = documents.get(unit);
  if (document === undefined) {
    document = new LanguageDocument(
      unit,
      unit.parsed ?? compiler().parse(unit.text, { file: unit.path ?? undefined }),
    );
    documents.set(unit, document);
  }
  if (code.kind === 'script') return document.wrap(document.parsed.ast);
  const { startOffset, endOffset } = unit.extent(code.at);
  const found = compiler().findAll(document.parsed.ast, (node) => {
    if (node.start !== startOffset || node.end !== endOffset) return false;
    return (
      node.kind === 'ScriptBlock' ||
      node.kind === 'FunctionDefinition' ||
      node.kind === 'ScriptBlockExpression'
    );
  });
  const [first] = found;
  if (first?.kind === 'ScriptBlockExpression') return document.wrap(first.scriptBlock);
  return document.wrap(first ?? document.parsed.ast);
}

export { AstObject, readOnly };
