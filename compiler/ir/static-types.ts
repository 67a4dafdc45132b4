import type { TypeName } from '../syntax/ast.ts';
import type { Expr, StaticType, VariableInfo } from './nodes.ts';

const byName: Record<string, StaticType> = {
  int: 'int',
  int32: 'int',
  'system.int32': 'int',
  long: 'long',
  int64: 'long',
  'system.int64': 'long',
  double: 'double',
  'system.double': 'double',
  string: 'string',
  'system.string': 'string',
  bool: 'bool',
  boolean: 'bool',
  'system.boolean': 'bool',
};

/** What a conversion to the named type yields. */
export function staticTypeOfName(type: TypeName): StaticType {
  if (type.elementType !== undefined) return 'array';
  if (type.genericArguments !== undefined) return 'any';
  return byName[type.name.toLowerCase()] ?? 'any';
}

/** What a read of the variable yields, once every write of it is known. */
export function staticTypeOfVariable(info: VariableInfo): StaticType {
  return info.constraint === undefined || info.demoted ? 'any' : staticTypeOfName(info.constraint);
}

const comparison = /^-[ic](?:eq|ne|lt|le|gt|ge|like|notlike|contains|notcontains|in|notin|match|notmatch)$/;
const scalar = new Set<StaticType>(['int', 'long', 'double', 'string', 'bool', 'null']);

export const isScalar = (type: StaticType): boolean => scalar.has(type);

/** The type of an expression's value, or `any`. */
export function staticType(expr: Expr): StaticType {
  switch (expr.op) {
    case 'const':
      return typeOfConstant(expr.value);
    case 'var':
      return expr.assigned ? staticTypeOfVariable(expr.info) : 'any';
    case 'logical':
    case 'not':
      return 'bool';
    case 'typeOp':
      return expr.operator === 'as' ? 'any' : 'bool';
    case 'expand':
      return 'string';
    case 'arrayLiteral':
      return 'array';
    case 'capture':
      return expr.mode === 'array' ? 'array' : 'any';
    case 'hashtable':
    case 'block':
    case 'type':
      return 'object';
    case 'convert':
      return staticTypeOfName(expr.typeName);
    case 'binary':
      return typeOfBinary(expr.operator, staticType(expr.left), staticType(expr.right));
    case 'ternary': {
      const type = staticType(expr.ifTrue);
      return type === staticType(expr.ifFalse) ? type : 'any';
    }
    default:
      return 'any';
  }
}

function typeOfConstant(value: unknown): StaticType {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  const { type } = value as { type: string };
  return type === 'int' || type === 'long' || type === 'double' ? type : 'object';
}

function typeOfBinary(operator: string, left: StaticType, right: StaticType): StaticType {
  if (comparison.test(operator)) {
    const isMembership = /in$/.test(operator) || operator.endsWith('contains');
    return isMembership || isScalar(left) ? 'bool' : 'any';
  }
  if (operator === '-f') return 'string';
  if (operator === '+' && left === 'string') return 'string';
  if (operator === '-xor') return 'bool';
  if (/^[-+*/]$/.test(operator) && left === 'double' && (right === 'double' || right === 'int'))
    return 'double';
  if (operator === '%' && left === 'int' && right === 'int') return 'int';
  if (/^-b(?:and|or|xor)$/.test(operator) && left === 'int' && right === 'int') return 'int';
  return 'any';
}
