import { AutomationNull } from '../types/automation-null.ts';
import { RuntimeException, runtimeError } from '../types/error-record.ts';
import {
  convertTo,
  getProperty,
  getStaticProperty,
  invokeMethod,
  invokeStatic,
  newObject,
  PropertySite,
  setStaticProperty,
  MethodSite as TypedMethodSite,
} from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { NetType } from '../types/net-type.ts';
import { findType } from '../types/type-registry.ts';
import { ambient } from './ambient.ts';
import { instantiateAttribute } from './attribute-objects.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import { constraintError } from './constraint-error.ts';
import type { Frame } from './frame.ts';
import { InvocationInfo } from './invocation-info.ts';
import { ScriptExtent } from './script-extent.ts';
import { convertForVariable } from './variable-conversion.ts';

/** A type named in the source, looked up when it is first needed. */
export class TypeReference {
  #type: NetType | null = null;

  constructor(
    readonly unit: CompiledUnit,
    readonly name: string,
    readonly at: number,
  ) {}

  /** @throws TypeNotFound */
  get(f: Frame): Value {
    if (this.#type !== null) return this.#type;
    const type = findTypeFor(f, this.unit, this.name);
    if (type === null) throw this.#notFound();
    // A script's class may be defined again under the same name.
    if (!type.isScriptType) this.#type = type;
    return type;
  }

  #notFound(): Error {
    const error = typeNotFound(this.name);
    const { startOffset, endOffset } = this.unit.extent(this.at);
    const bracketed = this.unit.text[startOffset - 1] === '[' ? 1 : 0;
    error.errorRecord.invocationInfo = new InvocationInfo(
      null,
      new ScriptExtent(this.unit, startOffset - bracketed, endOffset + bracketed),
    );
    return error;
  }

  convert(f: Frame, value: Value): Value {
    const type = this.get(f) as NetType;
    if (type.fullName === 'System.Void') return AutomationNull;
    return convertTo(value === AutomationNull ? null : value, type);
  }

  /** Converts what is assigned to a variable of this type. @throws the error of a constrained variable */
  constrain(f: Frame, value: Value): Value {
    try {
      const type = this.get(f) as NetType;
      return convertForVariable(
        value === AutomationNull && type.fullName !== 'System.Boolean' ? null : value,
        type,
      );
    } catch (error) {
      throw constraintError(error);
    }
  }

  /** An attribute object of this type, where a script's class defines it. */
  instantiateAttribute(
    f: Frame,
    positional: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Value | undefined {
    return instantiateAttribute(f, this, positional, named);
  }
}

export function typeNotFound(name: string): RuntimeException {
  const error = runtimeError('TypeNotFound', 'InvalidOperation', `Unable to find type [${name}].`, name);
  error.errorRecord.targetType = 'TypeName';
  return error;
}

/** A type by name as code of the unit sees it: the script's own first, then .NET's. */
export function findTypeFor(f: Frame, unit: CompiledUnit, name: string): NetType | null {
  const { session } = f;
  const own = session.scriptTypes.get(name.toLowerCase());
  if (own !== undefined) return own;
  const found = findType(name);
  if (found !== null) return found;
  for (const namespace of unit.namespaces) {
    const inNamespace = findType(`${namespace}.${name}`);
    if (inNamespace !== null) return inNamespace;
  }
  return null;
}

/** A method call in the source. */
export class MethodSite {
  readonly #site: TypedMethodSite;

  constructor(
    readonly name: string,
    readonly generics: readonly TypeReference[] | undefined,
  ) {
    this.#site = new TypedMethodSite(name);
  }

  call(f: Frame, target: Value, args: Value[]): Value {
    ambient.frame = f;
    for (let i = 0; i < args.length; i++) if (args[i] === AutomationNull) args[i] = null;
    const result = this.#site.call(target, args);
    // A method without a value gives nothing.
    return result === undefined ? AutomationNull : result;
  }
}

/** `[type]::new(…)`: a failure to choose a constructor names `new`. */
function construct(type: NetType, args: Value[]): Value {
  try {
    return newObject(type, args);
  } catch (error) {
    if (!(error instanceof RuntimeException) || error.errorRecord.errorId !== 'MethodCountCouldNotFindBest')
      throw error;
    throw runtimeError(
      'MethodCountCouldNotFindBest',
      'NotSpecified',
      error.message.replace('".ctor"', '"new"'),
      null,
      error.typeName,
    );
  }
}

/** A static member in the source. */
export class StaticSite {
  constructor(
    readonly type: TypeReference,
    readonly name: string,
  ) {}

  call(f: Frame, args: Value[]): Value {
    ambient.frame = f;
    for (let i = 0; i < args.length; i++) if (args[i] === AutomationNull) args[i] = null;
    const type = this.type.get(f) as NetType;
    if (this.name === 'new' || this.name.toLowerCase() === 'new') return construct(type, args);
    const result = invokeStatic(type, this.name, args);
    return result === undefined ? AutomationNull : result;
  }
  get(f: Frame): Value {
    ambient.frame = f;
    return getStaticProperty(this.type.get(f) as NetType, this.name);
  }
  set(f: Frame, value: Value): Value {
    ambient.frame = f;
    setStaticProperty(this.type.get(f) as NetType, this.name, value);
    return value;
  }
}

export { getProperty, invokeMethod, NetType, PropertySite };
