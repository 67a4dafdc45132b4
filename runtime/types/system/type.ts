import { arrayOf, arrayTypeOf, type PSArray } from '../arrays.ts';
import { isAssignable } from '../conversion/assignable.ts';
import { types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
import { enumEntries, enumValue } from '../enums.ts';
import { newObject } from '../members.ts';
import { argumentError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { assemblyFullName, typeNetName } from '../type-names.ts';
import { findType, makeGeneric, requireType, typeOf } from '../type-registry.ts';

const allInterfaces = (t: NetType): NetType[] => {
  const found = new Set<NetType>();
  const visit = (x: NetType): void => {
    for (const f of x.interfaces)
      if (!found.has(f)) {
        found.add(f);
        visit(f);
      }
  };
  for (let x: NetType | null = t; x !== null; x = x.base) visit(x);
  return [...found];
};

defineMembers(types.type, {
  properties: {
    'string Name {get;}': (t: NetType) => t.name,
    'string FullName {get;}': (t: NetType) => t.fullName,
    'string Namespace {get;}': (t: NetType) => t.namespace,
    'type BaseType {get;}': (t: NetType) => t.base,
    'type UnderlyingSystemType {get;}': (t: NetType) => t,
    'string AssemblyQualifiedName {get;}': (t: NetType) => `${t.fullName}, ${assemblyFullName(t)}`,
    'bool IsArray {get;}': (t: NetType) => t.isArray,
    'bool IsClass {get;}': (t: NetType) => !t.isInterface && !t.isValueType,
    'bool IsEnum {get;}': (t: NetType) => t.isEnum,
    'bool IsInterface {get;}': (t: NetType) => t.isInterface,
    'bool IsValueType {get;}': (t: NetType) => t.isValueType,
    'bool IsPrimitive {get;}': (t: NetType) => t.typeCode >= 3 && t.typeCode <= 14 && !t.isEnum,
    'bool IsAbstract {get;}': (t: NetType) => t.isAbstract,
    'bool IsSealed {get;}': (t: NetType) => t.isSealed,
    'bool IsPublic {get;}': () => true,
    'bool IsGenericType {get;}': (t: NetType) => t.genericDefinition !== null || t.fullName.includes('`'),
    'bool IsGenericTypeDefinition {get;}': (t: NetType) =>
      t.genericDefinition === null && /`\d+$/.test(t.fullName),
    'type[] GenericTypeArguments {get;}': (t: NetType) => arrayOf(types.type, [...t.genericArguments]),
    'System.Reflection.MemberTypes MemberType {get;}': () =>
      enumValue(requireType('System.Reflection.MemberTypes'), 32),
  } as never,
  methods: {
    'string ToString()': (t: NetType) => typeNetName(t),
    'bool IsAssignableFrom(type c)': (t: NetType, c: NetType) => c !== null && isAssignable(t, c),
    'bool IsAssignableTo(type targetType)': (t: NetType, c: NetType) => isAssignable(c, t),
    'bool IsInstanceOfType(System.Object o)': (t: NetType, o: Value) =>
      o !== null && isAssignable(t, typeOf(o)),
    'bool IsSubclassOf(type c)': (t: NetType, c: NetType) => t !== c && !c.isInterface && isAssignable(c, t),
    'bool Equals(System.Object o)': (t: NetType, o: Value) => t === o,
    'type GetElementType()': (t: NetType) => t.elementType,
    'type[] GetInterfaces()': (t: NetType) => arrayOf(types.type, allInterfaces(t)),
    'type[] GetGenericArguments()': (t: NetType) => arrayOf(types.type, [...t.genericArguments]),
    'type GetGenericTypeDefinition()': (t: NetType) => t.genericDefinition,
    'type MakeArrayType()': (t: NetType) => arrayTypeOf(t),
    'type MakeArrayType(int rank)': (t: NetType, rank: number) => arrayTypeOf(t, rank),
    'type MakeGenericType(Params type[] typeArguments)': (t: NetType, args: PSArray) =>
      makeGeneric(t, args.toArray() as NetType[]),
    'int GetArrayRank()': (t: NetType) => t.rank,
    'type GetEnumUnderlyingType()': (t: NetType) => t.enumUnderlying,
    'string[] GetEnumNames()': (t: NetType) =>
      arrayOf(
        types.string,
        enumEntries(t).map(([n]) => n),
      ),
  },
  statics: {
    'static type GetType(string typeName)': (name: string) => findType(name),
    'static type GetType(string typeName, bool throwOnError)': (name: string) => findType(name),
    'static type GetType(string typeName, bool throwOnError, bool ignoreCase)': (name: string) =>
      findType(name),
  },
});
/** `[Activator]::CreateInstance` and friends go through the same constructor choice as `::new`. */
export const createInstance = (t: NetType, args: readonly Value[]): Value => {
  if (t === null) throw argumentError('Value cannot be null.', 'type');
  return newObject(t, args);
};
