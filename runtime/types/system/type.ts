import { arrayOf, arrayTypeOf, type PSArray } from '../arrays.ts';
import { isAssignable } from '../conversion/assignable.ts';
import { types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
import { enumEntries, enumValue } from '../enums.ts';
import { loadChunk } from '../load-chunk.ts';
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

interface Reflection {
  list(type: NetType, which: string): Value;
  property(type: NetType, name: string): Value;
  method(type: NetType, name: string, parameters: readonly NetType[] | null): Value;
}
const reflection = (): Reflection => loadChunk('types/system/reflection') as Reflection;
const reflect = (type: NetType, which: string): Value => reflection().list(type, which);

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
    'array GetEnumValues()': (t: NetType) =>
      arrayOf(
        t,
        enumEntries(t).map(([, v]) => enumValue(t, Number.isSafeInteger(Number(v)) ? Number(v) : v)),
      ),
    'string GetEnumName(System.Object value)': (t: NetType, v: Value) => {
      const n = BigInt((v as { value?: number }).value ?? (v as number));
      return enumEntries(t).find(([, x]) => x === n)?.[0] ?? null;
    },
    'bool IsEnumDefined(System.Object value)': (t: NetType, v: Value) =>
      enumEntries(t).some(([n, x]) => n === v || String(x) === String((v as { value?: number }).value ?? v)),
    'System.Reflection.MemberInfo[] GetMembers()': (t: NetType) => reflect(t, 'members'),
    'System.Reflection.PropertyInfo[] GetProperties()': (t: NetType) => reflect(t, 'properties'),
    'System.Reflection.PropertyInfo[] GetProperties(System.Reflection.BindingFlags bindingAttr)': (
      t: NetType,
    ) => reflect(t, 'properties'),
    'System.Reflection.PropertyInfo GetProperty(string name)': (t: NetType, name: string) =>
      reflection().property(t, name),
    'System.Reflection.MethodInfo[] GetMethods()': (t: NetType) => reflect(t, 'methods'),
    'System.Reflection.MethodInfo GetMethod(string name)': (t: NetType, name: string) =>
      reflection().method(t, name, null),
    'System.Reflection.MethodInfo GetMethod(string name, type[] types)': (
      t: NetType,
      name: string,
      types: PSArray,
    ) => reflection().method(t, name, types.toArray() as NetType[]),
    'System.Reflection.FieldInfo[] GetFields()': (t: NetType) => reflect(t, 'fields'),
    'System.Reflection.ConstructorInfo[] GetConstructors()': (t: NetType) => reflect(t, 'constructors'),
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
