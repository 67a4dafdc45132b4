import { registerType, types } from './core-types.ts';
import { notImplemented } from './net-errors.ts';
import type { Value } from './net-object.ts';
import {
  type Member,
  type MethodMember,
  NetType,
  type NetTypeOptions,
  type Overload,
  type Parameter,
  type PropertyMember,
} from './net-type.ts';
import { typeSignatureName } from './type-names.ts';
import { requireType } from './type-registry.ts';

// biome-ignore lint/suspicious/noExplicitAny: signatures, not TypeScript, type the arguments of members.
export type MemberFunction = (...args: any[]) => Value;

export interface PropertyImplementation {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  get?: (self: any) => Value;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  set?: (self: any, value: any) => void;
}

/** Members of a type, keyed by signatures as PowerShell prints them. */
export interface MemberDefinitions {
  readonly constructors?: Readonly<Record<string, MemberFunction>>;
  readonly methods?: Readonly<Record<string, MemberFunction>>;
  readonly properties?: Readonly<Record<string, PropertyImplementation | ((self: never) => Value)>>;
  readonly statics?: Readonly<Record<string, MemberFunction>>;
  readonly staticProperties?: Readonly<Record<string, PropertyImplementation | (() => Value)>>;
}

export interface TypeDefinition extends MemberDefinitions {
  /** Full name. */
  readonly name: string;
  readonly base?: string | NetType | null;
  readonly interfaces?: readonly (string | NetType)[];
  readonly options?: Partial<NetTypeOptions>;
  readonly default?: () => Value;
  /** The JS class of the instances; gets a static `type`. */
  // biome-ignore lint/suspicious/noExplicitAny: any class may be given
  readonly js?: { type?: NetType; prototype: any };
}

const asType = (t: string | NetType): NetType => (typeof t === 'string' ? requireType(t) : t);

/** Splits at commas outside brackets. */
export function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[') depth++;
    else if (c === ']') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  const last = text.slice(start).trim();
  if (last !== '') parts.push(last);
  return parts;
}

function parseParameter(text: string): Parameter {
  let rest = text;
  let byRef = false;
  let isParams = false;
  if (rest.startsWith('[ref] ')) {
    byRef = true;
    rest = rest.slice(6);
  }
  if (/^params /i.test(rest)) {
    isParams = true;
    rest = rest.slice(7);
  }
  const equals = rest.indexOf(' = ');
  const optional = equals >= 0;
  if (optional) rest = rest.slice(0, equals);
  const space = rest.lastIndexOf(' ');
  return { name: rest.slice(space + 1), type: rest.slice(0, space), byRef, isParams, optional };
}

/** An overload that parses its signature when it is first looked at. */
export class DefinedOverload implements Overload {
  readonly #signature: string;
  #shown: string | undefined;
  readonly invoke: MemberFunction;
  readonly #scope: ReadonlyMap<string, NetType> | null;
  #parameters: readonly Parameter[] | undefined;
  #types: readonly NetType[] | undefined;
  /** Names of the method's own type parameters, e.g. `T` of `Empty[T]()`. */
  readonly typeParameters: readonly string[];

  constructor(signature: string, invoke: MemberFunction, scope: ReadonlyMap<string, NetType> | null = null) {
    this.#signature = signature;
    this.invoke = invoke;
    this.#scope = scope;
    const open = signature.indexOf('(');
    const head = open < 0 ? '' : signature.slice(0, open);
    const generic = /[^\s.\]]\[([^[\]]+)\]$/.exec(head);
    this.typeParameters = generic === null ? [] : generic[1]!.split(',').map((p) => p.trim());
  }

  /** The signature with the type parameters of its type replaced. */
  get signature(): string {
    this.#shown ??= this.#scope === null ? this.#signature : withArguments(this.#signature, this.#scope);
    return this.#shown;
  }

  get returnType(): string {
    const head = this.signature.slice(0, this.signature.indexOf('(')).replace(/^static /, '');
    return head.slice(0, head.lastIndexOf(' '));
  }

  get parameters(): readonly Parameter[] {
    if (this.#parameters === undefined) {
      const open = this.#signature.indexOf('(');
      const text = this.#signature.slice(open + 1, this.#signature.lastIndexOf(')'));
      this.#parameters = splitTopLevel(text).map(parseParameter);
    }
    return this.#parameters;
  }

  get parameterTypes(): readonly NetType[] {
    this.#types ??= this.parameters.map((p) => resolveIn(p.type, this.#scope, this.typeParameters));
    return this.#types;
  }

  /** The same overload with its type parameters bound. */
  bind(args: readonly NetType[]): DefinedOverload {
    const scope = new Map(this.#scope ?? []);
    this.typeParameters.forEach((name, i) => {
      scope.set(name, args[i]!);
    });
    const open = this.#signature.indexOf('(');
    const head = this.#signature.slice(0, open).replace(/\[[^[\]]+\]$/, '');
    const invoke = this.invoke as MemberFunction & { withTypes?: (...types: NetType[]) => MemberFunction };
    return new DefinedOverload(
      head + this.#signature.slice(open),
      invoke.withTypes?.(...args) ?? this.invoke,
      scope,
    );
  }
}

/** Marks the implementation of a generic method: it is given its type arguments first. */
export function withTypes(make: (...types: NetType[]) => MemberFunction): MemberFunction {
  const fn = make(types.object, types.object, types.object) as MemberFunction & { withTypes?: unknown };
  const marked: MemberFunction & { withTypes?: unknown } = (...args) => fn(...args);
  marked.withTypes = make;
  return marked;
}

const WORD = /[A-Za-z_]\w*/g;

/** A signature as PowerShell prints it for a closed type. Parameter names stay. */
function withArguments(text: string, scope: ReadonlyMap<string, NetType>): string {
  return text.replace(/[A-Za-z_]\w*(?=[ [\],)]|$)/g, (word, at: number) => {
    const before = text[at - 1];
    if (before === '.' || before === '+') return word;
    const rest = text[at + word.length];
    if ((rest === ',' || rest === ')') && before === ' ' && !/[[,]\s*$/.test(text.slice(0, at))) return word;
    const type = scope.get(word);
    return type === undefined ? word : typeSignatureName(type);
  });
}

function resolveIn(
  text: string,
  scope: ReadonlyMap<string, NetType> | null,
  free: readonly string[],
): NetType {
  const bound = scope?.get(text);
  if (bound !== undefined) return bound;
  if (free.includes(text)) return types.object;
  let name = text;
  if (scope !== null || free.length > 0) {
    name = text.replace(WORD, (word, at: number) => {
      const before = text[at - 1];
      if (before === '.' || before === '+') return word;
      if (text[at + word.length] === '.') return word;
      const t = scope?.get(word) ?? (free.includes(word) ? types.object : undefined);
      return t === undefined ? word : nested(t, at === 0);
    });
  }
  return requireType(name);
}

const nested = (t: NetType, outermost: boolean): string =>
  outermost || !t.fullName.includes(',') ? t.fullName : `[${t.fullName}]`;

function addMethod(
  table: Map<string, Member>,
  name: string,
  overload: DefinedOverload,
  isStatic: boolean,
): void {
  const key = name.toLowerCase();
  const existing = table.get(key);
  if (existing !== undefined && existing.kind === 'method') {
    (existing.overloads as Overload[]).push(overload);
    return;
  }
  const member: MethodMember = { kind: 'method', name, isStatic, overloads: [overload] };
  table.set(key, member);
}

/** The member's name in a method signature: what stands before the parameters, without type parameters. */
function methodName(signature: string): string {
  const head = signature.slice(0, signature.indexOf('(')).replace(/([^\s.\]])\[[^[\]]*\]$/, '$1');
  return head.slice(head.lastIndexOf(' ') + 1);
}

function makeProperty(
  signature: string,
  implementation: PropertyImplementation | ((self: never) => Value),
  isStatic: boolean,
  isField: boolean,
  scope: ReadonlyMap<string, NetType> | null = null,
): PropertyMember {
  const brace = signature.lastIndexOf('{');
  const head = (brace < 0 ? signature : signature.slice(0, brace)).trim().replace(/^static /, '');
  const open = head.endsWith(')') ? head.indexOf('(') : -1;
  const simple = open < 0 ? head : head.slice(0, open);
  const space = simple.lastIndexOf(' ');
  const settable = brace < 0 || /\bset;/.test(signature.slice(brace));
  const get = (
    typeof implementation === 'function' ? implementation : implementation.get
  ) as PropertyMember['get'];
  const set = typeof implementation === 'function' ? undefined : implementation.set;
  return {
    kind: 'property',
    name: simple.slice(space + 1),
    isStatic,
    type: scope === null ? simple.slice(0, space) : withArguments(simple.slice(0, space), scope),
    isField,
    ...(get === undefined ? {} : { get }),
    ...(set === undefined || !settable ? {} : { set }),
    ...(open < 0 ? {} : { parameters: splitTopLevel(head.slice(open + 1, -1)).map(parseParameter) }),
  };
}

/** Adds members given by signature to a type; signatures are parsed when a member is first used. */
export function defineMembers(
  type: NetType,
  definitions: MemberDefinitions | (() => MemberDefinitions),
  scope: ReadonlyMap<string, NetType> | null = null,
): void {
  type.membersFrom(() => {
    const d = typeof definitions === 'function' ? definitions() : definitions;
    for (const [signature, invoke] of Object.entries(d.constructors ?? {})) {
      type.constructors.push(new DefinedOverload(signature, invoke, scope));
    }
    for (const [signature, invoke] of Object.entries(d.methods ?? {})) {
      addMethod(
        type.instanceMembers,
        methodName(signature),
        new DefinedOverload(signature, invoke, scope),
        false,
      );
    }
    for (const [signature, invoke] of Object.entries(d.statics ?? {})) {
      addMethod(
        type.staticMembers,
        methodName(signature),
        new DefinedOverload(signature, invoke, scope),
        true,
      );
    }
    for (const [signature, implementation] of Object.entries(d.properties ?? {})) {
      const property = makeProperty(signature, implementation, false, false, scope);
      type.instanceMembers.set(property.name.toLowerCase(), property);
    }
    for (const [signature, implementation] of Object.entries(d.staticProperties ?? {})) {
      const property = makeProperty(signature, implementation, true, false, scope);
      type.staticMembers.set(property.name.toLowerCase(), property);
    }
  });
}

/** Defines a .NET type with its members; registered under its full name. */
export function defineType(definition: TypeDefinition): NetType {
  const type = registerType(
    new NetType({
      ...definition.options,
      fullName: definition.name,
      base: definition.base === null ? null : asType(definition.base ?? types.object),
      interfaces: (definition.interfaces ?? []).map(asType),
    }),
  );
  if (definition.default !== undefined) type.defaultValue = definition.default;
  if (definition.js !== undefined) definition.js.type = type;
  defineMembers(type, definition);
  return type;
}

/**
 * Implementations for recorded signatures, by member name. A method serves all its overloads and tells them apart
 * by its arguments, which are converted already; `Name/2` serves those with two parameters only.
 */
export interface Implementation {
  readonly constructors?: MemberFunction | Readonly<Record<string, MemberFunction>>;
  readonly methods?: Readonly<Record<string, MemberFunction>>;
  readonly properties?: Readonly<Record<string, PropertyImplementation | ((self: never) => Value)>>;
  readonly statics?: Readonly<Record<string, MemberFunction>>;
  readonly staticProperties?: Readonly<Record<string, PropertyImplementation | (() => Value)>>;
}

const parameterCount = (signature: string): number =>
  splitTopLevel(signature.slice(signature.indexOf('(') + 1, signature.lastIndexOf(')'))).length;

function pick(
  functions: MemberFunction | Readonly<Record<string, MemberFunction>> | undefined,
  name: string,
  signature: string,
  what: string,
): MemberFunction {
  if (typeof functions === 'function') return functions;
  const found = functions?.[`${name}/${parameterCount(signature)}`] ?? functions?.[name];
  if (found !== undefined) return found;
  return () => {
    throw notImplemented(what);
  };
}

/**
 * Gives a type the members of its recorded signatures. A recorded member without an implementation
 * exists and throws an exception that names it.
 * @param signatures text made by scripts/generate-types.mjs
 */
export function implementType(
  type: NetType,
  signatures: string,
  make: Implementation | (() => Implementation),
  scope: ReadonlyMap<string, NetType> | null = null,
): void {
  type.membersFrom(() => {
    const impl = typeof make === 'function' ? make() : make;
    for (const line of signatures === '' ? [] : signatures.split('\n')) {
      const signature = line.slice(2);
      const kind = line[0];
      if (kind === 'c') {
        const invoke = pick(impl.constructors, '', signature, `new ${type.fullName}${signature}`);
        type.constructors.push(new DefinedOverload(`${type.name}${signature}`, invoke, scope));
      } else if (kind === 'm' || kind === 's') {
        const name = methodName(signature);
        const isStatic = kind === 's';
        const invoke = pick(
          isStatic ? impl.statics : impl.methods,
          name,
          signature,
          `${type.fullName}.${name}`,
        );
        const overload = new DefinedOverload(signature, invoke, scope);
        addMethod(isStatic ? type.staticMembers : type.instanceMembers, name, overload, isStatic);
      } else {
        const isStatic = kind === 'q' || kind === 'k';
        const isField = kind === 'k' || kind === 'f';
        const bare = makeProperty(signature, {}, isStatic, isField);
        const found = (isStatic ? impl.staticProperties : impl.properties)?.[bare.name];
        const implementation = found ?? {
          get: () => {
            throw notImplemented(`${type.fullName}.${bare.name}`);
          },
        };
        const member = makeProperty(signature, implementation, isStatic, isField, scope);
        const table = isStatic ? type.staticMembers : type.instanceMembers;
        const key = bare.name.toLowerCase();
        const earlier = table.get(key);
        if (earlier === undefined || earlier.kind !== 'property') table.set(key, member);
        else if (earlier.parameters !== undefined) {
          // Overloaded indexers: the implementation tells the keys apart.
          table.set(key, {
            ...earlier,
            parameters: earlier.parameters.map((p) => ({ ...p, type: 'System.Object' })),
          });
        }
      }
    }
  });
}
