import type {
  Ast,
  Extent,
  ScriptRequirements,
  TypeName,
  VariablePath,
} from '../../../compiler/syntax/ast.ts';
import tables from '../../generated/language.json' with { type: 'json' };
import { types } from '../../types/core-types.ts';
import { convertTo, defineType, numberLiteral, objectArray } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { findType, resolveTypeName } from '../../types/type-registry.ts';
import { knownType } from '../known-types.ts';
import {
  type AstObject,
  type LanguageDocument,
  language,
  readOnly,
  TypeNameObject,
} from './language-document.ts';

const automation = 'System.Management.Automation.';
export const enumValue = (type: string, name: string): Value => convertTo(name, knownType(language + type));

/** `Tuple[T1, T2]`: clauses and key-value pairs. */
class Pair extends NetObject {
  constructor(
    readonly item1: Value,
    readonly item2: Value,
  ) {
    super();
  }
  override get netType(): NetType {
    return pairType;
  }
}
const pairType = defineType({
  name: `System.Tuple\`2[[${language}Ast],[${language}Ast]]`,
  properties: {
    'System.Object Item1 {get;}': (self: Pair) => self.item1,
    'System.Object Item2 {get;}': (self: Pair) => self.item2,
  },
});

/** `VariablePath`. */
export class VariablePathObject extends NetObject {
  constructor(readonly path: VariablePath) {
    super();
  }
  override get netType(): NetType {
    return variablePathType;
  }
  override toString(): string {
    return this.path.userPath;
  }
}
const scopes = ['global', 'local', 'private', 'script'];
const isDrive = ({ qualifier }: VariablePath): boolean =>
  qualifier !== undefined && ![...scopes, 'variable', 'workflow'].includes(qualifier);
const inScope =
  (scope: string) =>
  (self: VariablePathObject): boolean =>
    self.path.qualifier === scope;
const variablePathType = defineType({
  name: `${automation}VariablePath`,
  properties: {
    'string UserPath {get;}': (self: VariablePathObject) => self.path.userPath,
    'bool IsGlobal {get;}': inScope('global'),
    'bool IsLocal {get;}': inScope('local'),
    'bool IsPrivate {get;}': inScope('private'),
    'bool IsScript {get;}': inScope('script'),
    'bool IsUnqualified {get;}': (self: VariablePathObject) => self.path.qualifier === undefined,
    'bool IsUnscopedVariable {get;}': (self: VariablePathObject) =>
      self.path.qualifier === undefined || self.path.qualifier === 'variable',
    'bool IsVariable {get;}': (self: VariablePathObject) => !isDrive(self.path),
    'bool IsDriveQualified {get;}': (self: VariablePathObject) => isDrive(self.path),
    'string DriveName {get;}': (self: VariablePathObject) =>
      isDrive(self.path) ? (self.path.userPath.split(':')[0] ?? null) : null,
  },
  methods: { 'string ToString()': (self: VariablePathObject) => self.path.userPath },
});

const kindOfText = new Map<string, string>();
for (const [kind, { text }] of Object.entries(tables.kinds))
  if (!kindOfText.has(text)) kindOfText.set(text, kind);
kindOfText.set('post++', 'PostfixPlusPlus').set('post--', 'PostfixMinusMinus');

/** The `TokenKind` of an operator's text. */
export const operatorKind = (text: string | undefined): Value =>
  enumValue('TokenKind', (text === undefined ? undefined : kindOfText.get(text)) ?? 'Unknown');

/** `Type.StaticType` of expressions. */
export function staticType(node: Ast): NetType {
  switch (node.kind) {
    case 'ConstantExpression':
      return typeOfNumber(node.value);
    case 'StringConstantExpression':
    case 'ExpandableStringExpression':
      return types.string;
    case 'ArrayExpression':
    case 'ArrayLiteral':
      return knownType('System.Object[]');
    case 'Hashtable':
      return knownType('System.Collections.Hashtable');
    case 'ScriptBlockExpression':
      return types.scriptBlock;
    case 'TypeExpression':
      return knownType('System.Type');
    case 'ConvertExpression':
      return resolveTypeName(node.type.typeName) ?? types.object;
    case 'BinaryExpression':
      return /^-(?:and|or|xor|is|isnot|i?(?:eq|ne|ge|gt|lt|le)|c(?:eq|ne|ge|gt|lt|le))$/.test(
        node.operator,
      ) && /^-(?:and|or|xor|is|isnot)$/.test(node.operator)
        ? types.boolean
        : types.object;
    case 'UnaryExpression':
      return node.operator === '-not' || node.operator === '!' ? types.boolean : types.object;
    case 'Parameter': {
      const constraint = node.attributes.find(({ kind }) => kind === 'TypeConstraint');
      return constraint === undefined ? types.object : (resolveTypeName(constraint.typeName) ?? types.object);
    }
    case 'VariableExpression':
      return /^(?:true|false)$/i.test(node.variablePath.userPath) ? types.boolean : types.object;
    default:
      return types.object;
  }
}

function typeOfNumber(literal: Parameters<typeof numberLiteral>[0]): NetType {
  const value = numberLiteral(literal);
  return typeof value === 'number' ? types.int32 : ((value as { netType?: NetType }).netType ?? types.object);
}

const flags = (type: string, names: readonly (string | false | undefined)[]): Value => {
  const set = names.filter((name): name is string => typeof name === 'string');
  return enumValue(type, set.length === 0 ? 'None' : set.join(', '));
};
const hasAst = (value: unknown): value is Ast =>
  typeof value === 'object' && value !== null && 'kind' in value && 'start' in value;

type Getter = (node: never, document: LanguageDocument) => unknown;
const get = <K extends Ast['kind']>(
  fn: (node: Extract<Ast, { kind: K }>, document: LanguageDocument) => unknown,
): Getter => fn as Getter;

/** Properties that are not the node's field of the same name. Keys: `Class.Property`. */
export const special: Readonly<Record<string, Getter>> = {
  'ConstantExpressionAst.Value': get<'ConstantExpression' | 'StringConstantExpression'>((node) =>
    node.kind === 'ConstantExpression' ? numberLiteral(node.value) : node.value,
  ),
  'VariableExpressionAst.VariablePath': get<'VariableExpression'>(
    (node) => new VariablePathObject(node.variablePath),
  ),
  'CommandAst.InvocationOperator': get<'Command'>((node) =>
    enumValue(
      'TokenKind',
      node.invocationOperator === '&' ? 'Ampersand' : node.invocationOperator === '.' ? 'Dot' : 'Unknown',
    ),
  ),
  'CommandAst.DefiningKeyword': () => null,
  'UnaryExpressionAst.TokenKind': get<'UnaryExpression'>((node) => operatorKind(node.operator)),
  'BinaryExpressionAst.Operator': get<'BinaryExpression'>((node) => operatorKind(node.operator)),
  'AssignmentStatementAst.Operator': get<'AssignmentStatement'>((node) => operatorKind(node.operator)),
  'PipelineChainAst.Operator': get<'PipelineChain'>((node) => operatorKind(node.operator)),
  'CatchClauseAst.IsCatchAll': get<'CatchClause'>((node) => node.catchTypes.length === 0),
  'SwitchStatementAst.Flags': get<'SwitchStatement'>((node) => flags('SwitchFlags', [...node.flags])),
  'ForEachStatementAst.Flags': get<'ForEachStatement'>((node) =>
    flags('ForEachFlags', [node.parallel && 'Parallel']),
  ),
  'IfStatementAst.Clauses': get<'IfStatement'>((node, d) =>
    pairs(
      node.clauses.map(({ condition, body }) => [condition, body]),
      d,
    ),
  ),
  'SwitchStatementAst.Clauses': get<'SwitchStatement'>((node, d) =>
    pairs(
      node.clauses.map(({ condition, body }) => [condition, body]),
      d,
    ),
  ),
  'HashtableAst.KeyValuePairs': get<'Hashtable'>((node, d) =>
    pairs(
      node.keyValuePairs.map(({ key, value }) => [key, value]),
      d,
    ),
  ),
  'FunctionDefinitionAst.Parameters': get<'FunctionDefinition'>((node) => node.parameters ?? null),
  'FunctionMemberAst.Body': get<'FunctionMember'>((node) => node.definition.body),
  'FunctionMemberAst.Parameters': get<'FunctionMember'>((node) => node.parameters),
  'FunctionMemberAst.MethodAttributes': get<'FunctionMember'>((node) =>
    flags('MethodAttributes', ['Public', node.isStatic && 'Static', node.isHidden && 'Hidden']),
  ),
  'FunctionMemberAst.IsPublic': () => true,
  'FunctionMemberAst.IsPrivate': () => false,
  'PropertyMemberAst.PropertyAttributes': get<'PropertyMember'>((node) =>
    flags('PropertyAttributes', ['Public', node.isStatic && 'Static', node.isHidden && 'Hidden']),
  ),
  'PropertyMemberAst.IsPublic': () => true,
  'PropertyMemberAst.IsPrivate': () => false,
  'TypeDefinitionAst.TypeAttributes': get<'TypeDefinition'>((node) =>
    flags('TypeAttributes', [node.typeKind[0]!.toUpperCase() + node.typeKind.slice(1)]),
  ),
  'TypeDefinitionAst.IsEnum': get<'TypeDefinition'>((node) => node.typeKind === 'enum'),
  'TypeDefinitionAst.IsClass': get<'TypeDefinition'>((node) => node.typeKind === 'class'),
  'TypeDefinitionAst.IsInterface': get<'TypeDefinition'>((node) => node.typeKind === 'interface'),
  'InvokeMemberExpressionAst.GenericTypeArguments': (
    node: { genericTypeArguments?: readonly TypeName[] },
    d,
  ) =>
    (node.genericTypeArguments ?? []).length === 0
      ? null
      : node.genericTypeArguments!.map((name) => new TypeNameObject(d, name)),
  'ScriptBlockAst.ScriptRequirements': get<'ScriptBlock'>((node) =>
    node.scriptRequirements === undefined ? null : new RequirementsObject(node.scriptRequirements),
  ),
};

function pairs(list: readonly (readonly [Ast, Ast])[], document: LanguageDocument): Value {
  return readOnly(
    list.map(([a, b]) => new Pair(document.wrap(a), document.wrap(b))),
    'System.Object',
  );
}

class RequirementsObject extends NetObject {
  constructor(readonly data: ScriptRequirements) {
    super();
  }
  override get netType(): NetType {
    return requirementsType;
  }
}
const requirementsType = defineType({
  name: `${language}ScriptRequirements`,
  properties: {
    'string RequiredApplicationId {get;}': () => null,
    'version RequiredPSVersion {get;}': (self: RequirementsObject) =>
      self.data.requiredPSVersion === undefined
        ? null
        : convertTo(
            self.data.requiredPSVersion.includes('.')
              ? self.data.requiredPSVersion
              : `${self.data.requiredPSVersion}.0`,
            knownType('System.Version'),
          ),
    'System.Object RequiredPSEditions {get;}': (self: RequirementsObject) =>
      readOnly(self.data.requiredPSEditions, 'System.String'),
    'System.Object RequiredModules {get;}': (self: RequirementsObject) =>
      objectArray(self.data.requiredModules.map(({ name }) => name)),
    'System.Object RequiredAssemblies {get;}': (self: RequirementsObject) =>
      readOnly(self.data.requiredAssemblies, 'System.String'),
    'bool IsElevationRequired {get;}': (self: RequirementsObject) => self.data.isElevationRequired,
  },
});

/** The value of a node's property. @param type the recorded type of the property */
export function propertyValue(self: AstObject, owner: string, name: string, type: string): Value {
  const { node, document } = self;
  const getter = special[`${owner}.${name}`];
  const field = name === 'Static' ? 'static' : name[0]!.toLowerCase() + name.slice(1);
  const raw =
    getter === undefined
      ? (node as unknown as Record<string, unknown>)[field]
      : getter(node as never, document);
  return wrapValue(raw, type, document);
}

function wrapValue(raw: unknown, type: string, document: LanguageDocument): Value {
  const list = /^System\.Collections\.ObjectModel\.ReadOnlyCollection\[(.*)\]$/.exec(type);
  if (raw === undefined && list !== null) return readOnly([], list[1]!);
  if (raw === null || raw === undefined) return type === 'System.Boolean' ? false : null;
  if (Array.isArray(raw))
    return readOnly(
      raw.map((item) => wrapValue(item, '', document)),
      list?.[1] ?? 'System.Object',
    );
  if (raw instanceof NetObject || typeof raw !== 'object') {
    if (typeof raw === 'string' && !type.startsWith('System.') && findType(language + type)?.isEnum)
      return enumValue(type, raw);
    return raw;
  }
  if (type === 'IScriptExtent') return document.extent(raw as Extent);
  if (type === 'ITypeName') return new TypeNameObject(document, raw as TypeName);
  return hasAst(raw) ? document.wrap(raw) : (raw as Value);
}
