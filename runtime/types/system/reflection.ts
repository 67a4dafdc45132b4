import { arrayOf, type PSArray } from '../arrays.ts';
import { types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
import { enumValue } from '../enums.ts';
import { netMembersOf, staticMembersOf } from '../members-of.ts';
import { callOverloads } from '../method-call.ts';
import { notImplemented } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { Member, NetType, Overload, Parameter, PropertyMember } from '../net-type.ts';
import { parameterTypesOf } from '../overloads.ts';
import { recordedType } from '../recorded.ts';
import { requireType } from '../type-registry.ts';

const NAMESPACE = 'System.Reflection.';
const propertyType = recordedType(`${NAMESPACE}PropertyInfo`);
const methodType = recordedType(`${NAMESPACE}MethodInfo`);
const constructorType = recordedType(`${NAMESPACE}ConstructorInfo`);
const fieldType = recordedType(`${NAMESPACE}FieldInfo`);
const parameterType = recordedType(`${NAMESPACE}ParameterInfo`);
const MEMBER_TYPES = { constructor: 1, field: 4, method: 8, property: 16 } as const;

/** `PropertyInfo`, `FieldInfo`, `MethodInfo` and `ConstructorInfo`. */
class Info extends NetObject {
  readonly owner: NetType;
  readonly name: string;
  readonly kind: keyof typeof MEMBER_TYPES;
  readonly isStatic: boolean;
  readonly property: PropertyMember | null;
  readonly overload: Overload | null;
  constructor(
    owner: NetType,
    name: string,
    kind: keyof typeof MEMBER_TYPES,
    isStatic: boolean,
    property: PropertyMember | null,
    overload: Overload | null,
  ) {
    super();
    this.owner = owner;
    this.name = name;
    this.kind = kind;
    this.isStatic = isStatic;
    this.property = property;
    this.overload = overload;
  }
  override get netType(): NetType {
    return { property: propertyType, field: fieldType, method: methodType, constructor: constructorType }[
      this.kind
    ];
  }
  override toString(): string {
    if (this.property !== null) return `${requireType(this.property.type).name} ${this.name}`;
    const list = parameterTypesOf(this.overload!)
      .map((t) => t.name)
      .join(', ');
    return `${this.kind === 'constructor' ? 'Void' : returnType(this.overload!).name} ${this.name}(${list})`;
  }
}
const returnType = (o: Overload): NetType => requireType(o.returnType);

class ParameterFacts extends NetObject {
  readonly parameter: Parameter;
  readonly type: NetType;
  readonly position: number;
  constructor(parameter: Parameter, type: NetType, position: number) {
    super();
    this.parameter = parameter;
    this.type = type;
    this.position = position;
  }
  override get netType(): NetType {
    return parameterType;
  }
  override toString(): string {
    return `${this.type.name} ${this.parameter.name}`;
  }
}

function infosOf(type: NetType, m: Member): Info[] {
  if (m.kind === 'property')
    return [new Info(type, m.name, m.isField ? 'field' : 'property', m.isStatic, m, null)];
  if (m.kind !== 'method') return [];
  return m.overloads.map((o) => new Info(type, m.name, 'method', m.isStatic, null, o));
}
const allMembers = (type: NetType): Info[] =>
  [...netMembersOf(type), ...staticMembersOf(type)].flatMap((m) => infosOf(type, m));
const constructorsOf = (type: NetType): Info[] =>
  type.constructors.map((o) => new Info(type, '.ctor', 'constructor', false, null, o));

/** The members of a kind as .NET's reflection lists them. */
export function list(type: NetType, which: string): Value {
  switch (which) {
    case 'properties':
      return arrayOf(
        propertyType,
        allMembers(type).filter((m) => m.kind === 'property'),
      );
    case 'fields':
      return arrayOf(
        fieldType,
        allMembers(type).filter((m) => m.kind === 'field'),
      );
    case 'methods':
      return arrayOf(
        methodType,
        allMembers(type).filter((m) => m.kind === 'method'),
      );
    case 'constructors':
      return arrayOf(constructorType, constructorsOf(type));
    default:
      return arrayOf(requireType(`${NAMESPACE}MemberInfo`), [...constructorsOf(type), ...allMembers(type)]);
  }
}
export const property = (type: NetType, name: string): Value =>
  allMembers(type).find((m) => m.kind === 'property' && m.name === name) ?? null;
export function method(type: NetType, name: string, wanted: readonly NetType[] | null): Value {
  const found = allMembers(type).filter((m) => m.kind === 'method' && m.name === name);
  if (wanted === null) return found[0] ?? null;
  return (
    found.find((m) => {
      const own = parameterTypesOf(m.overload!);
      return own.length === wanted.length && own.every((t, i) => t === wanted[i]);
    }) ?? null
  );
}

defineMembers(types.type.base!, {
  properties: {
    'System.Reflection.MemberTypes MemberType {get;}': (m: Info) =>
      enumValue(requireType(`${NAMESPACE}MemberTypes`), MEMBER_TYPES[m.kind]),
    'type DeclaringType {get;}': (m: Info) => m.owner,
    'type ReflectedType {get;}': (m: Info) => m.owner,
    'string Name {get;}': (m: Info) => m.name,
  } as never,
  methods: {
    'string ToString()': (m: Info) => m.toString(),
    'System.Object[] GetCustomAttributes(bool inherit)': () => arrayOf(types.object, []),
  },
});
defineMembers(propertyType, {
  properties: {
    'type PropertyType {get;}': (m: Info) => requireType(m.property!.type),
    'bool CanRead {get;}': (m: Info) => m.property!.get !== undefined,
    'bool CanWrite {get;}': (m: Info) => m.property!.set !== undefined,
  } as never,
  methods: {
    'System.Object GetValue(System.Object obj)': (m: Info, v: Value) => m.property!.get?.(v) ?? null,
    'System.Object GetValue(System.Object obj, System.Object[] index)': (m: Info, v: Value) =>
      m.property!.get?.(v) ?? null,
    'void SetValue(System.Object obj, System.Object value)': (m: Info, v: Value, x: Value) =>
      m.property!.set?.(v, x),
  },
});
defineMembers(fieldType, {
  properties: {
    'type FieldType {get;}': (m: Info) => requireType(m.property!.type),
    'bool IsStatic {get;}': (m: Info) => m.isStatic,
    'bool IsPublic {get;}': () => true,
  } as never,
  methods: {
    'System.Object GetValue(System.Object obj)': (m: Info, v: Value) => m.property!.get?.(v) ?? null,
  },
});
const callable = {
  properties: {
    'bool IsStatic {get;}': (m: Info) => m.isStatic,
    'bool IsPublic {get;}': () => true,
    'bool IsConstructor {get;}': (m: Info) => m.kind === 'constructor',
  } as never,
  methods: {
    'System.Reflection.ParameterInfo[] GetParameters()': (m: Info) =>
      arrayOf(
        parameterType,
        m.overload!.parameters.map((p, i) => new ParameterFacts(p, parameterTypesOf(m.overload!)[i]!, i)),
      ),
    'System.Object Invoke(System.Object obj, System.Object[] parameters)': (
      m: Info,
      self: Value,
      args: PSArray | null,
    ) => {
      if (m.kind === 'constructor') throw notImplemented('ConstructorInfo.Invoke');
      return callOverloads([m.overload!], m.isStatic ? undefined : self, args?.toArray() ?? [], m.name);
    },
  },
};
defineMembers(methodType, callable);
defineMembers(constructorType, callable);
defineMembers(methodType, {
  properties: { 'type ReturnType {get;}': (m: Info) => returnType(m.overload!) } as never,
});
defineMembers(parameterType, {
  properties: {
    'string Name {get;}': (p: ParameterFacts) => p.parameter.name,
    'type ParameterType {get;}': (p: ParameterFacts) => p.type,
    'int Position {get;}': (p: ParameterFacts) => p.position,
    'bool IsOptional {get;}': (p: ParameterFacts) => p.parameter.optional,
  } as never,
  methods: { 'string ToString()': (p: ParameterFacts) => p.toString() },
});
