import type * as E from 'estree';
import type * as I from '../../ir/nodes.ts';
import { isScalar, staticType, staticTypeOfName, staticTypeOfVariable } from '../../ir/static-types.ts';
import { emitBlockValue } from '../blocks.ts';
import { emitCapture } from '../captures.ts';
import * as b from '../estree.ts';
import { emitPipelineValue } from '../pipelines.ts';
import type { FunctionScope } from '../scope.ts';
import { emitAssign, emitStep } from './assignments.ts';
import { emitBinary } from './binary.ts';
import { emitConstant } from './constants.ts';
import { emitIndex, emitInvoke, emitMember } from './members.ts';

/** Emits an expression for its value. */
export function emitExpression(scope: FunctionScope, expr: I.Expr): E.Expression {
  return scope.at(expr, emit(scope, expr));
}

function emit(scope: FunctionScope, expr: I.Expr): E.Expression {
  switch (expr.op) {
    case 'const':
      return emitConstant(scope, expr.value);
    case 'var':
      return emitVariable(scope, expr);
    case 'scopedVar':
      return scope.rt('getScoped', b.id('f'), b.literal(expr.qualifier), b.literal(expr.name));
    case 'binary':
      return emitBinary(scope, expr);
    case 'logical':
      return b.logical(
        expr.operator === 'and' ? '&&' : '||',
        emitTest(scope, expr.left),
        emitTest(scope, expr.right),
      );
    case 'not':
      return b.not(emitTest(scope, expr.arg));
    case 'unary':
      return emitUnary(scope, expr);
    case 'step':
      return emitStep(scope, expr, true);
    case 'assign':
      return emitAssign(scope, expr);
    case 'convert':
      return emitConversion(scope, expr.typeName, expr.arg);
    case 'typeOp':
      return scope.rt(
        expr.operator === 'as' ? 'asType' : expr.operator === 'is' ? 'isType' : 'isNotType',
        emitExpression(scope, expr.left),
        emitExpression(scope, expr.right),
      );
    case 'member':
      return emitMember(scope, expr);
    case 'index':
      return emitIndex(scope, expr);
    case 'invoke':
      return emitInvoke(scope, expr);
    case 'arrayLiteral':
      return scope.rt('array', b.array(expr.elements.map((element) => emitExpression(scope, element))));
    case 'capture':
      return emitCapture(scope, expr);
    case 'hashtable':
      return emitHashtable(scope, expr);
    case 'expand':
      return emitExpand(scope, expr);
    case 'block':
      return emitBlockValue(scope, expr);
    case 'pipelineValue':
      return emitPipelineValue(scope, expr.pipeline);
    case 'ternary':
      return b.conditional(
        emitTest(scope, expr.condition),
        emitExpression(scope, expr.ifTrue),
        emitExpression(scope, expr.ifFalse),
      );
    case 'coalesce':
      return scope.rt(
        'coalesce',
        emitExpression(scope, expr.left),
        b.arrow([], emitExpression(scope, expr.right)),
      );
    case 'type':
      return b.method(scope.unit.type(expr.typeName), 'get', b.id('f'));
    case 'using':
      return scope.rt(
        'usingVariable',
        b.id('f'),
        b.literal(expr.text),
        b.arrow([], emitExpression(scope, expr.arg)),
      );
    case 'ref':
      return emitRef(scope, expr);
  }
}

/** A part of a string: strict mode 1 lets a missing variable pass there. */
function emitStringPart(scope: FunctionScope, expr: I.Expr): E.Expression {
  if (expr.op === 'var' && !expr.assigned && expr.name !== '?') {
    const key = expr.name.toLowerCase();
    return scope.rt('toPSString', scope.at(expr, scope.rt('lookupInString', b.id('f'), b.literal(key))));
  }
  return emitString(scope, expr);
}

/** Emits an expression as a JavaScript boolean. */
export function emitTest(scope: FunctionScope, expr: I.Expr): E.Expression {
  const value = emitExpression(scope, expr);
  return staticType(expr) === 'bool' ? value : scope.rt('truthy', value);
}

/** Emits an expression as a JavaScript string, as string interpolation converts it. */
export function emitString(scope: FunctionScope, expr: I.Expr): E.Expression {
  const value = emitExpression(scope, expr);
  return staticType(expr) === 'string' ? value : scope.rt('toPSString', value);
}

const automatic: Record<string, string> = { '?': 'getStatus', psculture: '', psuiculture: '' };

function emitVariable(scope: FunctionScope, expr: I.Var): E.Expression {
  const key = expr.name.toLowerCase();
  const special = automatic[key];
  if (special) return scope.rt(special, b.id('f'));
  const field = b.member('f', `$${key}`);
  if (expr.info.slot && expr.assigned) return field;
  if (expr.info.slot || frameFields.has(key)) return scope.rt('read', field, b.id('f'), b.literal(key));
  return scope.rt('lookup', b.id('f'), b.literal(key));
}

/** Fields that every frame has. */
export const frameFields = new Set(['_', 'args', 'input', 'this', 'matches', 'psitem']);

function emitUnary(scope: FunctionScope, expr: I.Unary): E.Expression {
  const value = emitExpression(scope, expr.arg);
  switch (expr.operator) {
    case '-':
      return scope.rt('negate', value);
    case '+':
      return scope.rt('unaryPlus', value);
    case '-bnot':
      return scope.rt('bitNot', value);
    case ',':
      return scope.rt('array', b.array([value]));
    case '-join':
      return scope.rt('unaryJoin', value);
    case '-isplit':
      return scope.rt('unarySplit', value);
    case '-csplit':
      return scope.rt('unarySplit', value);
  }
}

/** Conversions that the runtime has a function for. */
const conversions: Partial<Record<I.StaticType, string>> = {
  int: 'toInt32',
  long: 'toInt64',
  double: 'toDouble',
  string: 'toStringCast',
  bool: 'toBoolean',
};

/** The conversion of a value already emitted. */
export function emitConversionOf(
  scope: FunctionScope,
  typeName: I.Convert['typeName'],
  value: E.Expression,
  from: I.StaticType,
): E.Expression {
  const type = staticTypeOfName(typeName);
  if (type === from && type !== 'any' && type !== 'array' && type !== 'object') return value;
  const direct = conversions[type];
  if (direct !== undefined) return scope.rt(direct, value);
  return b.method(scope.unit.type(typeName), 'convert', b.id('f'), value);
}

function emitConversion(scope: FunctionScope, typeName: I.Convert['typeName'], arg: I.Expr): E.Expression {
  return emitConversionOf(scope, typeName, emitExpression(scope, arg), staticType(arg));
}

/** What a variable's static constraint makes of a value. */
export function emitConstrained(
  scope: FunctionScope,
  info: I.VariableInfo,
  value: E.Expression,
  from: I.StaticType,
): E.Expression {
  if (info.constraint === undefined || info.demoted) return value;
  if (staticTypeOfVariable(info) !== 'any' && staticTypeOfVariable(info) === from && from !== 'array')
    return value;
  const type = staticTypeOfName(info.constraint);
  if (type === from && type !== 'any' && type !== 'array' && type !== 'object') return value;
  const quick = constrained[type];
  const reference = scope.unit.type(info.constraint);
  return quick === undefined
    ? b.method(reference, 'constrain', b.id('f'), value)
    : scope.rt(quick, b.id('f'), reference, value);
}

/** Constraints whose values are told by a JavaScript type. */
const constrained: Partial<Record<I.StaticType, string>> = {
  int: 'constrainInt32',
  string: 'constrainString',
  bool: 'constrainBoolean',
};

function emitHashtable(scope: FunctionScope, expr: I.HashtableLiteral): E.Expression {
  const names = expr.pairs.map(({ key }) =>
    key.op === 'const' && typeof key.value === 'string' ? key.value : undefined,
  );
  if (expr.kind === 'customObject' && names.every((name) => name !== undefined)) {
    const shape = scope.unit.shared(`shape ${JSON.stringify(names)}`, 'shape', () =>
      b.method('u', 'shape', b.array((names as string[]).map(b.literal))),
    );
    return b.method(shape, 'create', b.array(expr.pairs.map(({ value }) => emitExpression(scope, value))));
  }
  const maker = { hashtable: 'hashtable', ordered: 'ordered', customObject: 'customObject' }[expr.kind];
  return scope.rt(
    maker,
    b.array(
      expr.pairs.flatMap(({ key, value }) => [emitExpression(scope, key), emitExpression(scope, value)]),
    ),
  );
}

function emitExpand(scope: FunctionScope, expr: I.Expand): E.Expression {
  const quasis: string[] = [''];
  const expressions: E.Expression[] = [];
  for (const part of expr.parts) {
    if (typeof part === 'string') quasis[quasis.length - 1] += part;
    else {
      expressions.push(emitStringPart(scope, part));
      quasis.push('');
    }
  }
  if (expressions.length === 0) return b.literal(quasis[0]!);
  const raw = (text: string) =>
    text.replace(/[\\`]|\$\{|\r/g, (c) => (c === '\r' ? '\\r' : c === '${' ? '\\${' : `\\${c}`));
  return {
    type: 'TemplateLiteral',
    expressions,
    quasis: quasis.map((text, i) => ({
      type: 'TemplateElement',
      tail: i === quasis.length - 1,
      value: { raw: raw(text), cooked: text },
    })),
  };
}

function emitRef(scope: FunctionScope, { target }: I.Ref): E.Expression {
  if (target.op === 'varTarget')
    return scope.rt('refVariable', b.id('f'), b.literal(target.name.toLowerCase()));
  if (target.op === 'scopedTarget') {
    return scope.rt('refScoped', b.id('f'), b.literal(target.qualifier), b.literal(target.name));
  }
  throw new Error(`[ref] of ${target.op}`);
}

/** Whether a value of this type is written as one object, whatever it is. */
export const isSingle = (expr: I.Expr): boolean =>
  isScalar(staticType(expr)) || staticType(expr) === 'object';
