import { ambient } from '../engine/ambient.ts';
import { PSArray } from '../types/arrays.ts';
import { AutomationNull } from '../types/automation-null.ts';
import { hooks } from '../types/hooks.ts';
import type { Value } from '../types/net-object.ts';
import { nameMatcher } from './name-matcher.ts';
import { propertyNames, propertyValue, resolveProperty } from './objects.ts';

/** What evaluating an expression on one object gave. */
export interface ExpressionResult {
  readonly value: Value;
  /** What went wrong; the value is null then. */
  readonly error: unknown;
  /** The expression that gave the value, wildcards resolved. */
  readonly expression: PropertyExpression;
}

const wildcards = /[*?[]/;

/** A property by name or pattern, or a script that gets the object as `$_`. */
export abstract class PropertyExpression {
  abstract readonly hasWildcards: boolean;
  /** The expressions that this one stands for on an object: matching properties, a property set's members. */
  abstract resolve(target: Value): PropertyExpression[];
  /** Evaluates on an object; empty where there is no such property. */
  abstract evaluate(target: Value): ExpressionResult[];
  abstract toString(): string;
}

export class NamedExpression extends PropertyExpression {
  readonly name: string;
  readonly #resolved: boolean;

  /** @param resolved the name is a property's own; no wildcards */
  constructor(name: string, resolved = false) {
    super();
    this.name = name;
    this.#resolved = resolved;
  }

  override get hasWildcards(): boolean {
    return !this.#resolved && wildcards.test(this.name);
  }

  override resolve(target: Value): PropertyExpression[] {
    if (this.#resolved) return [this];
    const source = target;
    if (this.hasWildcards) {
      const matches = nameMatcher(this.name);
      return propertyNames(source)
        .filter(matches)
        .map((name) => new NamedExpression(name, true));
    }
    const found = resolveProperty(source, this.name);
    if (found === null) return [];
    if (typeof found === 'string') return [new NamedExpression(found, true)];
    return found.flatMap((name) => new NamedExpression(name).resolve(target));
  }

  override evaluate(target: Value): ExpressionResult[] {
    const source = target;
    return this.resolve(target).map((one) => {
      try {
        return { value: propertyValue(source, (one as NamedExpression).name), error: null, expression: one };
      } catch (error) {
        return { value: null, error, expression: one };
      }
    });
  }

  override toString(): string {
    return this.name;
  }
}

/** A single value of a script's output: nothing is null. */
export function singleOutput(output: Value): Value {
  return output === AutomationNull ? null : output;
}

/** Runs a script so that an error of any of its statements ends it. */
function invokeStrictly(block: Value, target: Value): Value {
  const session = ambient.frame?.session;
  if (session === undefined) return singleOutput(hooks.invokeScriptBlock(block, [], undefined, target));
  const { propagate, errors } = session;
  const newest = errors.items[0];
  session.propagate = true;
  try {
    return singleOutput(hooks.invokeScriptBlock(block, [], undefined, target));
  } catch (error) {
    // The caller decides whether the error is one of the session's.
    while (errors.items.length > 0 && errors.items[0] !== newest) errors.items.shift();
    throw error;
  } finally {
    session.propagate = propagate;
  }
}

export class ScriptExpression extends PropertyExpression {
  readonly block: Value;
  readonly #text: string;
  override readonly hasWildcards = false;

  constructor(block: Value, text: string) {
    super();
    this.block = block;
    this.#text = text;
  }

  override resolve(): PropertyExpression[] {
    return [this];
  }

  override evaluate(target: Value): ExpressionResult[] {
    try {
      const value = invokeStrictly(this.block, target);
      return [{ value, error: null, expression: this }];
    } catch (error) {
      return [{ value: null, error, expression: this }];
    }
  }

  override toString(): string {
    return this.#text;
  }
}

/** An expression of a built-in view, written in TypeScript. */
export class NativeExpression extends PropertyExpression {
  readonly #run: (self: Value) => Value;
  readonly #text: string;
  override readonly hasWildcards = false;

  constructor(run: (self: Value) => Value, text: string) {
    super();
    this.#run = run;
    this.#text = text;
  }

  override resolve(): PropertyExpression[] {
    return [this];
  }

  override evaluate(target: Value): ExpressionResult[] {
    try {
      return [{ value: this.#run(target), error: null, expression: this }];
    } catch (error) {
      return [{ value: null, error, expression: this }];
    }
  }

  override toString(): string {
    return this.#text;
  }
}

/** The items of an array value, or the value alone. */
export function asItems(value: Value): Value[] {
  return value instanceof PSArray ? value.toArray() : [value];
}
