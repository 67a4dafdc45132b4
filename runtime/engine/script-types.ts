import { AutomationNull } from '../types/automation-null.ts';
import { types } from '../types/core-types.ts';
import { runtimeError } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import {
  convertTo,
  defineEnum,
  newObject,
  prepareArguments,
  selectOverload,
  toBigInt,
  toPSString,
  typeSignatureName,
} from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import { type MethodMember, NetType, type Overload, type PropertyMember } from '../types/net-type.ts';
import {
  type AttributeSpec,
  type BoundAttribute,
  bindAttributes,
  transformAndValidate,
} from './attributes.ts';
import type { CompiledBlock } from './compiled-block.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import { type Frame, fields } from './frame.ts';
import { runMethod } from './script-methods.ts';
import { findTypeFor, type TypeReference, typeNotFound } from './sites.ts';

/** A class or enum as emitted code describes it. */
export interface TypeDescription {
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly at: number;
  readonly bases: readonly string[];
  readonly attributes?: readonly string[];
  readonly properties: readonly PropertyDescription[];
  readonly methods: readonly MethodDescription[];
}
interface PropertyDescription {
  readonly name: string;
  readonly type?: TypeReference;
  readonly isStatic?: boolean;
  readonly isHidden?: boolean;
  readonly initial?: (f: Frame) => Value;
  readonly attributes?: (f: Frame) => AttributeSpec[];
  readonly at: number;
}
export interface MethodDescription {
  readonly name: string;
  readonly isStatic?: boolean;
  readonly isHidden?: boolean;
  readonly isConstructor?: boolean;
  readonly returns?: TypeReference;
  readonly code: CompiledBlock;
  readonly base?: readonly ((f: Frame) => Value)[];
}

/** An instance of a script's class over `System.Object`; property values are fields `$name`. */
export class ScriptObject extends NetObject {
  readonly #type: NetType;
  constructor(type: NetType) {
    super();
    this.#type = type;
  }
  override get netType(): NetType {
    return this.#type;
  }
  /** The class's own `ToString()`, or its type's name. */
  override toString(): string {
    const member = this.#type.findInstance('tostring');
    const own =
      member?.kind === 'method'
        ? member.overloads.find((o) => o.parameters.length === 0 && isScriptOverload(o))
        : undefined;
    return own === undefined ? this.#type.fullName : toPSString(own.invoke(this));
  }
}

const isScriptOverload = (overload: Overload): boolean =>
  (overload as { isScript?: boolean }).isScript === true;

/** Makes a unit's classes and enums known, before its first statement runs. */
export function defineTypes(frame: Frame, unit: CompiledUnit): void {
  const pending = new Map(
    unit.typeDescriptions.map((description) => [description.name.toLowerCase(), description]),
  );
  const done: [NetType, TypeDescription][] = [];
  const create = (description: TypeDescription): NetType => {
    pending.delete(description.name.toLowerCase());
    const type =
      description.kind === 'enum'
        ? createEnum(frame, description)
        : createClass(frame, unit, description, resolve);
    frame.session.scriptTypes.set(description.name.toLowerCase(), type);
    done.push([type, description]);
    return type;
  };
  const resolve = (name: string): NetType => {
    const waiting = pending.get(name.toLowerCase());
    if (waiting !== undefined) return create(waiting);
    const type = findTypeFor(frame, unit, name);
    if (type === null) throw typeNotFound(name);
    return type;
  };
  for (const description of unit.typeDescriptions) {
    if (pending.has(description.name.toLowerCase())) create(description);
  }
  for (const [type, description] of done)
    if (description.kind !== 'enum') fillClass(frame, type, description);
}

function createEnum(frame: Frame, description: TypeDescription): NetType {
  const values = new Map<string, number | bigint>();
  let next = 0n;
  const underlying =
    description.bases.length > 0 ? findTypeFor(frame, frame.code.unit, description.bases[0]!)! : types.int32;
  for (const property of description.properties) {
    if (property.initial !== undefined) {
      const initial = property.initial(frame);
      const named = typeof initial === 'string' ? values.get(initial) : undefined;
      next = named !== undefined ? BigInt(named) : toBigInt(convertTo(initial, types.int64));
    }
    values.set(property.name, Number.isSafeInteger(Number(next)) ? Number(next) : next);
    next++;
  }
  return defineEnum(description.name, values, {
    isFlags:
      description.attributes?.some((name) => /^(?:System\.)?Flags(?:Attribute)?$/i.test(name)) ?? false,
    underlying,
    isScriptType: true,
    assembly: 'PowerShell Class Assembly',
  });
}

function createClass(
  _frame: Frame,
  _unit: CompiledUnit,
  description: TypeDescription,
  resolve: (name: string) => NetType,
): NetType {
  const bases = description.bases.map(resolve);
  const [first] = bases;
  const hasBase = first !== undefined && !first.isInterface;
  if (hasBase && first.isSealed) {
    throw runtimeError(
      'SealedBaseClass',
      'ParserError',
      `Cannot define the class because its base class '${first.name}' is sealed.`,
      null,
    );
  }
  const type = new NetType({
    fullName: description.name,
    base: hasBase ? first : types.object,
    interfaces: hasBase ? bases.slice(1) : bases,
    isScriptType: true,
    assembly: 'PowerShell Class Assembly',
  });
  return type;
}

const typeText = (reference: TypeReference | undefined, frame: Frame): NetType =>
  reference === undefined ? types.object : (reference.get(frame) as NetType);

/** The frame that a class's code sees as its surroundings: the script's or module's own scope. */
const homeOf = (frame: Frame): Frame => frame.script;

function fillClass(frame: Frame, type: NetType, description: TypeDescription): void {
  const home = homeOf(frame);
  const statics: PropertyDescription[] = [];
  const instances: PropertyDescription[] = [];
  for (const property of description.properties) {
    if (property.isStatic) statics.push(property);
    else instances.push(property);
    defineProperty(home, type, property);
  }
  const groups = new Map<string, { method: MethodDescription; overload: Overload }[]>();
  const constructors: MethodDescription[] = [];
  for (const method of description.methods) {
    if (method.isConstructor) {
      if (method.isStatic) continue;
      constructors.push(method);
      continue;
    }
    const key = `${method.isStatic ? 'static ' : ''}${method.name.toLowerCase()}`;
    const overload = methodOverload(home, type, method);
    groups.set(key, [...(groups.get(key) ?? []), { method, overload }]);
  }
  for (const group of groups.values()) {
    const [{ method }] = group as [(typeof group)[0]];
    const inherited = method.isStatic ? undefined : type.base?.findInstance(method.name.toLowerCase());
    const own = group.map(({ overload }) => overload);
    const kept =
      inherited?.kind === 'method'
        ? inherited.overloads.filter((o) => !own.some((x) => sameParameters(x, o)))
        : [];
    const member: MethodMember = {
      kind: 'method',
      name: method.name,
      isStatic: method.isStatic ?? false,
      overloads: [...own, ...kept],
      hidden: method.isHidden,
    };
    (method.isStatic ? type.staticMembers : type.instanceMembers).set(method.name.toLowerCase(), member);
  }
  const initialize = (self: Value): void => initializeProperties(home, self, instances);
  const chain: ClassInfo = { type, home, initialize, constructors };
  classes.set(type, chain);
  type.constructors =
    constructors.length === 0
      ? [defaultConstructor(chain)]
      : constructors.map((m) => constructorOverload(chain, m));
  for (const property of statics) initializeStatic(home, type, property);
  const staticConstructor = description.methods.find((m) => m.isConstructor && m.isStatic);
  if (staticConstructor !== undefined) runMethod(home, staticConstructor, undefined, []);
}

const sameParameters = (a: Overload, b: Overload): boolean =>
  a.parameters.length === b.parameters.length &&
  a.parameters.every((p, i) => p.type.toLowerCase() === b.parameters[i]!.type.toLowerCase());

interface ClassInfo {
  readonly type: NetType;
  readonly home: Frame;
  readonly initialize: (self: Value) => void;
  readonly constructors: readonly MethodDescription[];
}
const classes = new WeakMap<NetType, ClassInfo>();

class ScriptOverload implements Overload {
  readonly isScript = true;
  constructor(
    readonly signature: string,
    readonly returnType: string,
    readonly parameters: Overload['parameters'],
    readonly parameterTypes: readonly NetType[],
    readonly invoke: Overload['invoke'],
  ) {}
}

function parametersOf(
  home: Frame,
  code: CompiledBlock,
): { list: Overload['parameters']; parameterTypes: NetType[]; text: string } {
  const parameterTypes = (code.body.params ?? []).map((p) => typeText(p.type, home));
  const list = (code.body.params ?? []).map((p, i) => ({
    name: p.name,
    type: typeSignatureName(parameterTypes[i]!),
    byRef: parameterTypes[i] === types.psReference,
    isParams: false,
    optional: false,
  }));
  return { list, parameterTypes, text: list.map((p) => `${p.type} ${p.name}`).join(', ') };
}

function methodOverload(home: Frame, type: NetType, method: MethodDescription): Overload {
  const { list, parameterTypes, text } = parametersOf(home, method.code);
  const returns = method.returns === undefined ? types.void : typeText(method.returns, home);
  const name = typeSignatureName(returns);
  const signature = `${method.isStatic ? 'static ' : ''}${name} ${method.name}(${text})`;
  const invoke = method.isStatic
    ? (...args: Value[]) => convertResult(runMethod(home, method, undefined, args, type), returns)
    : (self: Value, ...args: Value[]) => convertResult(runMethod(home, method, self, args, type), returns);
  return new ScriptOverload(signature, name, list, parameterTypes, invoke);
}

function convertResult(value: Value, type: NetType): Value {
  if (type === types.void) return AutomationNull;
  const plain = value === AutomationNull ? null : value;
  return type === types.object ? plain : convertTo(plain, type);
}

/** Makes an instance: base first, then this class's property values, then the constructor's body. */
function construct(
  info: ClassInfo,
  method: MethodDescription | null,
  args: readonly Value[],
  actual: NetType,
): Value {
  const { home, type } = info;
  const baseArguments = method?.base === undefined ? [] : runBaseArguments(home, method, args);
  const self = constructBase(type, baseArguments, actual);
  info.initialize(self);
  if (method !== null) runMethod(home, method, self, args, type);
  return self;
}

function runBaseArguments(home: Frame, method: MethodDescription, args: readonly Value[]): Value[] {
  const frame = method.code.newFrame(home, home, home.state, home.session);
  (method.code.body.params ?? []).forEach((p, i) => {
    fields(frame)[`$${p.name.toLowerCase()}`] = args[i];
  });
  return method.base!.map((argument) => argument(frame));
}

function constructBase(type: NetType, args: readonly Value[], actual: NetType): Value {
  const base = type.base!;
  const info = classes.get(base);
  if (info !== undefined) {
    const overloads = base.constructors;
    const selection = selectOverload(overloads, args, '.ctor');
    const converted = prepareArguments(selection, args, '.ctor');
    return (
      selection.overload as unknown as { construct(actual: NetType, args: readonly Value[]): Value }
    ).construct(actual, converted);
  }
  if (base === types.object) return new ScriptObject(actual);
  const self = newObject(base, args);
  if (self instanceof Exception) self.scriptType = actual;
  else Object.defineProperty(self, 'netType', { value: actual, configurable: true });
  return self;
}

function constructorOverload(info: ClassInfo, method: MethodDescription): Overload {
  const { list, parameterTypes, text } = parametersOf(info.home, method.code);
  const overload = new ScriptOverload(
    `${info.type.name}(${text})`,
    info.type.name,
    list,
    parameterTypes,
    (...args: Value[]) => construct(info, method, args, info.type),
  );
  return Object.assign(overload, {
    construct: (actual: NetType, args: readonly Value[]) => construct(info, method, args, actual),
  });
}

function defaultConstructor(info: ClassInfo): Overload {
  const overload = new ScriptOverload(`${info.type.name}()`, info.type.name, [], [], () =>
    construct(info, null, [], info.type),
  );
  return Object.assign(overload, { construct: (actual: NetType) => construct(info, null, [], actual) });
}

function initializeProperties(home: Frame, self: Value, properties: readonly PropertyDescription[]): void {
  const target = self as Record<string, Value>;
  for (const property of properties) {
    const type = typeText(property.type, home);
    const field = `$${property.name.toLowerCase()}`;
    if (property.initial === undefined) {
      target[field] = type === types.object ? null : defaultOf(type);
      continue;
    }
    const frame = home.code.newFrame(home, home, home.state, home.session);
    frame.$this = self;
    const value = property.initial(frame);
    const plain = value === AutomationNull ? null : value;
    target[field] = type === types.object ? plain : convertTo(plain, type);
  }
}

const defaultOf = (type: NetType): Value =>
  type === types.string ? null : type.isValueType ? type.defaultValue() : null;

function checkProperty(home: Frame, property: PropertyDescription): readonly BoundAttribute[] {
  return property.attributes === undefined ? [] : bindAttributes(home, property.attributes(home)).attributes;
}

function defineProperty(home: Frame, type: NetType, property: PropertyDescription): void {
  const field = `$${property.name.toLowerCase()}`;
  const declared = typeText(property.type, home);
  let attributes: readonly BoundAttribute[] | undefined;
  const checked = (value: Value): Value => {
    attributes ??= checkProperty(home, property);
    return attributes.length === 0 ? value : transformAndValidate(attributes, value, property.name);
  };
  const member: PropertyMember = {
    kind: 'property',
    name: property.name,
    isStatic: property.isStatic ?? false,
    type: typeSignatureName(declared),
    isField: false,
    hidden: property.isHidden,
    get: property.isStatic
      ? () => statics(type)[field] ?? null
      : (self: Record<string, Value>) => self[field] ?? null,
    set: property.isStatic
      ? (_self: Value, value: Value) => {
          statics(type)[field] = checked(value);
        }
      : (self: Record<string, Value>, value: Value) => {
          self[field] = checked(value);
        },
  };
  (property.isStatic ? type.staticMembers : type.instanceMembers).set(property.name.toLowerCase(), member);
}

const staticValues = new WeakMap<NetType, Record<string, Value>>();
function statics(type: NetType): Record<string, Value> {
  let values = staticValues.get(type);
  if (values === undefined) {
    values = {};
    staticValues.set(type, values);
  }
  return values;
}

function initializeStatic(home: Frame, type: NetType, property: PropertyDescription): void {
  const declared = typeText(property.type, home);
  const field = `$${property.name.toLowerCase()}`;
  if (property.initial === undefined) {
    statics(type)[field] = defaultOf(declared);
    return;
  }
  const value = property.initial(home);
  const plain = value === AutomationNull ? null : value;
  statics(type)[field] = declared === types.object ? plain : convertTo(plain, declared);
}
