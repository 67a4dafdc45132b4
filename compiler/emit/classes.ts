import type * as E from 'estree';
import type * as I from '../ir/nodes.ts';
import { emitAttributes } from './attributes.ts';
import { emitBlockCode, emitThunk } from './blocks.ts';
import * as b from './estree.ts';
import { FunctionScope } from './scope.ts';
import { typeNameText } from './type-names.ts';
import type { UnitEmitter } from './unit.ts';

/** Describes the file's classes and enums to the runtime, which makes their .NET types before the first statement. */
export function emitTypes(unit: UnitEmitter, types: readonly I.TypeDefinition[]): void {
  if (types.length === 0) return;
  const list = types.map((type) => emitType(unit, type));
  unit.declarations.push(b.expression(b.method('u', 'types', b.array(list))));
}

function emitType(unit: UnitEmitter, type: I.TypeDefinition): E.Expression {
  const scope = new FunctionScope(unit);
  return unit.at(
    type.span,
    b.object([
      b.property('name', b.literal(type.name)),
      b.property('kind', b.literal(type.kind)),
      b.property('at', b.literal(unit.point(type.span))),
      b.property('bases', b.array(type.bases.map((base) => b.literal(typeNameText(base))))),
      type.attributes.length === 0
        ? undefined
        : b.property('attributes', b.array(type.attributes.map((a) => b.literal(typeNameText(a.typeName))))),
      b.property('properties', b.array(type.properties.map((p) => emitProperty(unit, scope, p)))),
      b.property('methods', b.array(type.methods.map((m) => emitMethod(unit, m)))),
    ]),
  );
}

const flag = (name: string, value: boolean) => (value ? b.property(name, b.literal(true)) : undefined);

function emitProperty(
  unit: UnitEmitter,
  scope: FunctionScope,
  property: I.TypeDefinition['properties'][number],
): E.Expression {
  const attributes = property.attributes.filter((attribute) => !attribute.isConstraint);
  return b.object([
    b.property('name', b.literal(property.name)),
    property.typeName === undefined ? undefined : b.property('type', unit.type(property.typeName)),
    flag('isStatic', property.isStatic),
    flag('isHidden', property.isHidden),
    property.initial === undefined ? undefined : b.property('initial', emitThunk(unit, property.initial)),
    attributes.length === 0
      ? undefined
      : b.property('attributes', b.arrow(['f'], emitAttributes(scope, attributes))),
    b.property('at', b.literal(unit.point(property.span))),
  ]);
}

function emitMethod(unit: UnitEmitter, method: I.TypeDefinition['methods'][number]): E.Expression {
  return b.object([
    b.property('name', b.literal(method.name)),
    flag('isStatic', method.isStatic),
    flag('isHidden', method.isHidden),
    flag('isConstructor', method.isConstructor),
    method.returnType === undefined ? undefined : b.property('returns', unit.type(method.returnType)),
    b.property('code', emitBlockCode(unit, method.code)),
    method.baseArguments === undefined
      ? undefined
      : b.property('base', b.array(method.baseArguments.map((argument) => emitThunk(unit, argument)))),
  ]);
}
