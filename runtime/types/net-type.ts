import { NetObject, type Value } from './net-object.ts';

/** One parameter of a .NET method as its signature spells it, e.g. `Params string[] value`. */
export interface Parameter {
  readonly name: string;
  /** As PowerShell prints it: `int`, `string[]`, `System.StringComparison`. */
  readonly type: string;
  readonly byRef: boolean;
  readonly isParams: boolean;
  readonly optional: boolean;
}

/** One overload. `invoke` gets arguments already converted to the parameters' types. */
export interface Overload {
  /** `string Substring(int startIndex, int length)`, as `OverloadDefinitions` prints it. */
  readonly signature: string;
  readonly returnType: string;
  readonly parameters: readonly Parameter[];
  // biome-ignore lint/suspicious/noExplicitAny: the signature, not TypeScript, types the arguments.
  readonly invoke: (...args: any[]) => Value;
  /** Resolved parameter types, where the definer keeps them (`define.ts`). */
  readonly parameterTypes?: readonly NetType[];
}

export interface MethodMember {
  readonly kind: 'method';
  readonly name: string;
  readonly isStatic: boolean;
  readonly overloads: readonly Overload[];
  readonly hidden?: boolean;
}

export interface PropertyMember {
  readonly kind: 'property';
  readonly name: string;
  readonly isStatic: boolean;
  /** The property's type as PowerShell prints it. */
  readonly type: string;
  /** `field` for public fields and constants; Get-Member shows both as Property. */
  readonly isField: boolean;
  readonly hidden?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: `self` is an instance of the declaring type.
  readonly get?: (self: any) => Value;
  // biome-ignore lint/suspicious/noExplicitAny: as above; the value is converted to `type` already.
  readonly set?: (self: any, value: any) => void;
  /** Indexed properties (`Item`): parameters of the getter. */
  readonly parameters?: readonly Parameter[];
}

export interface EventMember {
  readonly kind: 'event';
  readonly name: string;
  readonly isStatic: boolean;
  readonly type: string;
}

export type Member = MethodMember | PropertyMember | EventMember;

export interface NetTypeOptions {
  readonly fullName: string;
  readonly base: NetType | null;
  readonly interfaces?: readonly NetType[];
  readonly isValueType?: boolean;
  readonly isInterface?: boolean;
  readonly isAbstract?: boolean;
  readonly isSealed?: boolean;
  readonly isEnum?: boolean;
  readonly isFlags?: boolean;
  readonly elementType?: NetType;
  readonly genericDefinition?: NetType;
  readonly genericArguments?: readonly NetType[];
  readonly assembly?: string;
  /** Made from a script's `class` or `enum`. */
  readonly isScriptType?: boolean;
  /** `System.TypeCode`; 1 (Object) when absent. Enums take their underlying type's. */
  readonly typeCode?: number;
  /** Rank of an array type; 1 when absent. */
  readonly rank?: number;
}

/** A .NET type; the value of `[type]` literals. Its own type is `System.RuntimeType`. */
export class NetType extends NetObject {
  readonly fullName: string;
  readonly base: NetType | null;
  interfaces: readonly NetType[];
  readonly isValueType: boolean;
  readonly isInterface: boolean;
  readonly isAbstract: boolean;
  readonly isSealed: boolean;
  readonly isEnum: boolean;
  readonly isFlags: boolean;
  readonly isArray: boolean;
  readonly elementType: NetType | null;
  readonly genericDefinition: NetType | null;
  readonly genericArguments: readonly NetType[];
  readonly assembly: string;
  readonly isScriptType: boolean;
  readonly typeCode: number;
  readonly rank: number;

  #instanceMembers: Map<string, Member> | undefined;
  #staticMembers: Map<string, Member> | undefined;
  #constructors: Overload[] = [];
  #fill: (() => void) | null = null;
  /** `default(T)`; `null` for reference types. */
  defaultValue: () => Value = () => null;
  /** For enums: name (as declared) to value, in order of declaration. */
  enumValues: ReadonlyMap<string, number | bigint> | null = null;
  enumUnderlying: NetType | null = null;

  static runtimeType: NetType;

  constructor(options: NetTypeOptions) {
    super();
    this.fullName = options.fullName;
    this.base = options.base;
    this.interfaces = options.interfaces ?? [];
    this.isValueType = options.isValueType ?? false;
    this.isInterface = options.isInterface ?? false;
    this.isAbstract = options.isAbstract ?? false;
    this.isSealed = options.isSealed ?? false;
    this.isEnum = options.isEnum ?? false;
    this.isFlags = options.isFlags ?? false;
    this.elementType = options.elementType ?? null;
    this.isArray = this.elementType !== null;
    this.genericDefinition = options.genericDefinition ?? null;
    this.genericArguments = options.genericArguments ?? [];
    this.assembly = options.assembly ?? 'System.Private.CoreLib';
    this.isScriptType = options.isScriptType ?? false;
    this.typeCode = options.typeCode ?? 1;
    this.rank = options.rank ?? 1;
  }

  /** Registers what fills the member tables when a member is first asked for; several are run in order. */
  membersFrom(fill: () => void): void {
    const earlier = this.#fill;
    this.#fill =
      earlier === null
        ? fill
        : () => {
            earlier();
            fill();
          };
  }

  #filled(): void {
    // A chunk that a fill loads may register more.
    while (this.#fill !== null) {
      const fill = this.#fill;
      this.#fill = null;
      fill();
    }
  }

  /** Members declared on this type, by lower-cased name. */
  get instanceMembers(): Map<string, Member> {
    if (this.#fill !== null) this.#filled();
    this.#instanceMembers ??= new Map();
    return this.#instanceMembers;
  }

  get staticMembers(): Map<string, Member> {
    if (this.#fill !== null) this.#filled();
    this.#staticMembers ??= new Map();
    return this.#staticMembers;
  }

  get constructors(): Overload[] {
    if (this.#fill !== null) this.#filled();
    return this.#constructors;
  }

  set constructors(overloads: Overload[]) {
    this.#constructors = overloads;
  }

  override get netType(): NetType {
    return NetType.runtimeType;
  }

  /** The name without namespace: `Int32`, ``List`1``, `String[]`. */
  get name(): string {
    const args = this.fullName.indexOf('[[');
    const head = args < 0 ? this.fullName : this.fullName.slice(0, args);
    const dot = Math.max(head.lastIndexOf('.'), head.lastIndexOf('+'));
    return head.slice(dot + 1);
  }

  get namespace(): string | null {
    const args = this.fullName.indexOf('[[');
    const head = args < 0 ? this.fullName : this.fullName.slice(0, args);
    const dot = head.lastIndexOf('.');
    return dot < 0 ? null : head.slice(0, dot);
  }

  /** Finds an instance member here or on a base type or interface. @param key lower-cased name */
  findInstance(key: string): Member | undefined {
    for (let type: NetType | null = this; type !== null; type = type.base) {
      const member = type.instanceMembers.get(key);
      if (member !== undefined) return member;
    }
    for (const face of this.interfaces) {
      const member = face.findInstance(key);
      if (member !== undefined) return member;
    }
    return undefined;
  }

  /** Finds a static member here or on a base type. @param key lower-cased name */
  findStatic(key: string): Member | undefined {
    for (let type: NetType | null = this; type !== null; type = type.base) {
      const member = type.staticMembers.get(key);
      if (member !== undefined) return member;
    }
    return undefined;
  }

  /** `IsAssignableFrom`: whether a value of `other` is a value of this type. */
  isAssignableFrom(other: NetType): boolean {
    for (let type: NetType | null = other; type !== null; type = type.base) {
      if (type === this) return true;
      if (this.isInterface) for (const face of type.interfaces) if (this.isAssignableFrom(face)) return true;
    }
    return false;
  }
}
