import type * as E from 'estree';
import type * as I from '../ir/nodes.ts';
import { emitAttributes } from './attributes.ts';
import * as b from './estree.ts';
import { emitExpression } from './expressions/index.ts';
import { declareTemporaries, FunctionScope } from './scope.ts';
import { emitStatementBlock, emitStatements } from './statements/index.ts';
import type { UnitEmitter } from './unit.ts';

const frameClassName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Frame`;

/** Declares a block's frame class, functions and description; returns the description's name. */
export function emitBlockCode(unit: UnitEmitter, code: I.BlockCode): E.Identifier {
  const line = unit.line(code.span.start);
  const name = unit.fresh(code.name ?? (code.kind === 'script' ? 'script' : `block_${line}`));
  const parts: [string, I.Block | undefined][] = [
    ['dynamicParam', code.dynamicParam],
    ['begin', code.begin],
    ['process', code.process],
    ['end', code.end],
    ['clean', code.clean],
  ];
  const bodies = parts.filter((part): part is [string, I.Block] => part[1] !== undefined);
  const functions = bodies.map(([part, body]) => {
    const functionName = unit.fresh(bodies.length === 1 ? `${name}_body` : `${name}_${part}`);
    unit.declarations.push(unit.at(code.span, emitFunction(unit, functionName, body, code.kind)));
    return b.property(part, b.id(functionName));
  });
  const slots = [...code.variables.values()]
    .filter((variable) => variable.slot)
    .map((variable) => variable.name);
  unit.declarations.push(
    b.declare(
      'const',
      name,
      b.method(
        'u',
        'block',
        b.object([
          code.name === undefined ? undefined : b.property('name', b.literal(code.name)),
          b.property('kind', b.literal(code.kind === 'trap' ? 'block' : code.kind)),
          b.property('at', b.literal(unit.point(code.span))),
          b.property('Frame', emitFrameClass(unit, frameClassName(name), slots)),
          ...emitConstraints(unit, code),
          ...emitParameters(unit, code),
          ...(code.attributes.length > 0
            ? [
                b.property(
                  'attributes',
                  b.arrow(['f'], emitAttributes(new FunctionScope(unit), code.attributes)),
                ),
              ]
            : []),
          ...functions,
          code.unnamed ? undefined : b.property('named', b.literal(true)),
        ]),
      ),
    ),
  );
  return b.id(name);
}

function emitFrameClass(unit: UnitEmitter, name: string, slots: readonly string[]): E.Expression {
  const isField = /^[\p{L}_][\p{L}\p{N}_]*$/u;
  return {
    type: 'ClassExpression',
    id: b.id(name),
    superClass: unit.rt('Frame'),
    body: {
      type: 'ClassBody',
      body: slots.map((slot) => ({
        type: 'PropertyDefinition',
        static: false,
        computed: !isField.test(slot),
        key: isField.test(slot) ? b.id(`$${slot}`) : b.literal(`$${slot}`),
        value: null,
      })),
    },
  };
}

/** Types that hold for every write of a variable, for writers that find it by name. */
function emitConstraints(unit: UnitEmitter, code: I.BlockCode): E.Property[] {
  const constrained = [...code.variables.values()].filter(
    (v) => v.slot && v.constraint !== undefined && !v.demoted,
  );
  if (constrained.length === 0) return [];
  return [
    b.property('constraints', b.object(constrained.map((v) => b.property(v.name, unit.type(v.constraint!))))),
  ];
}

function emitParameters(unit: UnitEmitter, code: I.BlockCode): E.Property[] {
  if (code.parameters.length === 0) return [];
  const scope = new FunctionScope(unit);
  const list = code.parameters.map((parameter) => {
    const attributes = parameter.attributes.filter((attribute) => !attribute.isConstraint);
    const thunk = (value: E.Expression) => b.arrow(['f'], value);
    return b.object([
      b.property('name', b.literal(parameter.name)),
      parameter.typeName === undefined ? undefined : b.property('type', unit.type(parameter.typeName)),
      attributes.length === 0
        ? undefined
        : b.property('attributes', thunk(emitAttributes(scope, attributes))),
      parameter.attributes.length === attributes.length || attributes.length === 0
        ? undefined
        : b.property('typeFirst', b.literal(parameter.attributes[0]!.isConstraint)),
      parameter.defaultValue === undefined
        ? undefined
        : b.property('default', emitThunk(unit, parameter.defaultValue)),
      b.property('at', b.literal(unit.point(parameter.span))),
    ]);
  });
  return [b.property('params', b.array(list))];
}

/** An expression to evaluate later in a given frame. */
export function emitThunk(unit: UnitEmitter, expr: I.Expr): E.Expression {
  const scope = new FunctionScope(unit);
  const value = emitExpression(scope, expr);
  if (scope.temporaries.length === 0) return b.arrow(['f'], value);
  return b.arrow(['f'], b.block([...declareTemporaries(scope.temporaries), b.returnStatement(value)]));
}

function emitFunction(
  unit: UnitEmitter,
  name: string,
  body: I.Block,
  kind: I.BlockCode['kind'],
): E.FunctionDeclaration {
  const scope = new FunctionScope(unit);
  scope.returnsValue = kind === 'method';
  scope.isTrap = kind === 'trap';
  const statements = emitStatementBlock(scope, body);
  const guarded = scope.needsReturnCatch
    ? b.statements`try { ${statements} } catch (e) { if (!${unit.rt('isReturn')}(e, f)) throw e; return e.value; }`
    : statements;
  return b.functionDeclaration(name, ['f', 'out'], [...declareTemporaries(scope.temporaries), ...guarded]);
}

/** A script block as a value; an inline one also brings its body compiled against the enclosing frame. */
export function emitBlockValue(scope: FunctionScope, expr: I.BlockExpr): E.Expression {
  if (expr.inline === undefined)
    return scope.rt('scriptBlock', b.id('f'), emitBlockCode(scope.unit, expr.code!));
  const code = scope.unit.constant(
    `block_${scope.unit.line(expr.span.start)}`,
    b.method('u', 'sourceBlock', b.literal(scope.unit.point(expr.span))),
  );
  // A block is a function of its own: its `return` ends the block, its jumps leave by signals.
  const inner = new FunctionScope(scope.unit);
  const body = emitStatements(inner, expr.inline);
  const guarded = inner.needsReturnCatch
    ? b.statements`try { ${body} } catch (e) { if (!${scope.unit.rt('isReturn')}(e, f)) throw e; }`
    : body;
  return scope.rt(
    'inlineBlock',
    b.id('f'),
    code,
    b.arrow(['out'], b.block([...declareTemporaries(inner.temporaries), ...guarded])),
  );
}
