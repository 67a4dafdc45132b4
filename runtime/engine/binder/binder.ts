import { AutomationNull } from '../../types/automation-null.ts';
import { RuntimeException } from '../../types/error-record.ts';
import { enumeratorOf, getMember, getProperty, PSDictionary, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSObject, unwrap } from '../../types/ps-object.ts';
import { NumericArgument } from '../numeric-argument.ts';
import { ScriptBlock } from '../script-block.ts';
import { convertArgument, fitsWithoutCoercion, remainingArguments } from './convert-argument.ts';
import {
  alreadyBound,
  ambiguousParameter,
  ambiguousSet,
  BindingError,
  blockFailed,
  blockWithoutOutput,
  inputMissingMandatory,
  inputNotBound,
  missingArgument,
  missingMandatory,
  noInputForBlock,
  parameterNotFound,
  positionalNotFound,
} from './errors.ts';
import type { Parameter, ParameterModel, Role } from './parameter-model.ts';

/** An argument of a call: `-Name`, `-Name:value`, or a value. */
export interface Argument {
  /** Name behind the dash; undefined for a plain value. */
  readonly parameter?: string;
  readonly hasValue: boolean;
  readonly value?: Value;
  /** Point of the argument in its unit. */
  readonly at?: number;
  /** Written with a colon, from splatted `$args`: its value follows on its own. */
  readonly colon?: boolean;
  /** Comes from a splatted hashtable: the value belongs to the name, also for switches. */
  readonly splatted?: boolean;
}

/** Finds a parameter by name, alias or unique prefix. @throws AmbiguousParameter */
export function findParameter(model: ParameterModel, name: string): Parameter | undefined {
  const key = name.toLowerCase();
  const exact = model.byName.get(key);
  if (exact !== undefined) return exact;
  let found: Parameter[] = [];
  for (const [candidate, parameter] of model.byName) {
    if (candidate.startsWith(key) && !found.includes(parameter)) found.push(parameter);
  }
  if (found.length > 1) {
    const own = found.filter((parameter) => !parameter.isCommon);
    if (own.length === 1) found = own;
  }
  if (found.length > 1) throw ambiguousParameter(name, found);
  return found[0];
}

/** One call's binding: which parameter got which value, and which sets remain possible. */
export class Binding {
  readonly values = new Map<Parameter, Value>();
  /** Parameters bound from the current pipeline object, to be reset before the next. */
  readonly fromPipeline: Parameter[] = [];
  /** Script blocks to evaluate for each pipeline object. */
  readonly delayed = new Map<Parameter, ScriptBlock>();
  /** What no parameter took: `$args` of a simple function. */
  rest: Value[] = [];
  /** Bits of the sets that are still possible. */
  mask: number;
  #commandLineMask: number;
  /** Points of the positional values, in order. */
  readonly #places: (number | undefined)[] = [];

  constructor(
    readonly model: ParameterModel,
    readonly expectingInput: boolean,
  ) {
    this.mask = model.allMask;
    this.#commandLineMask = model.allMask;
  }

  get setName(): string {
    const { sets } = this.model;
    const index = sets.findIndex((_, i) => this.mask & (1 << i));
    if (sets.length === 0 || (this.mask === this.model.allMask && sets.length > 1))
      return '__AllParameterSets';
    return sets[index] ?? '__AllParameterSets';
  }

  isBound(key: string): boolean {
    for (const parameter of this.values.keys()) if (parameter.key === key) return true;
    return false;
  }

  /** Binds the arguments of the command line. @throws BindingError */
  bindCommandLine(args: readonly Argument[]): void {
    const positional = this.#bindNamed(args);
    const left = this.#bindPositional(positional);
    this.#bindRemaining(left);
  }

  /** Applies `$PSDefaultParameterValues`. */
  bindDefaults(defaults: ReadonlyMap<Parameter, Value>): void {
    for (const [parameter, value] of defaults) {
      if (this.values.has(parameter) || (parameter.mask & this.mask) === 0) continue;
      this.#assign(parameter, value);
    }
  }

  /** Parameters that the command line names itself: they win over splatted ones. */
  #explicit(args: readonly Argument[]): Set<Parameter> {
    const named = new Set<Parameter>();
    if (!args.some(({ splatted }) => splatted)) return named;
    for (const { parameter, splatted } of args) {
      const found = parameter === undefined || splatted ? undefined : findParameter(this.model, parameter);
      if (found !== undefined) named.add(found);
    }
    return named;
  }

  /** Runs a step of binding; its error is about this argument. */
  #about(argument: Argument | undefined, step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof BindingError) error.at ??= argument?.at;
      throw error;
    }
  }

  #bindNamed(args: readonly Argument[]): Value[] {
    const positional: Value[] = [];
    const explicit = this.#explicit(args);
    for (let i = 0; i < args.length; i++) {
      const argument = args[i]!;
      if (argument.parameter === undefined) {
        positional.push(argument.value);
        this.#places.push(argument.at);
        continue;
      }
      // `--` ends the parameters and is no argument.
      if (argument.parameter === '-') continue;
      const parameter = findParameter(this.model, argument.parameter);
      if (parameter === undefined) {
        if (this.model.isAdvanced) {
          if (this.#remainingParameter() === undefined || this.model.isCmdlet)
            this.#about(argument, () => {
              throw parameterNotFound(argument.parameter!);
            });
        }
        // Splatted names pass on with their colon: their value belongs to them.
        positional.push(
          new UnboundName(
            argument.hasValue || argument.colon ? `-${argument.parameter}:` : `-${argument.parameter}`,
          ),
        );
        // The value behind an unknown name belongs to it: it takes no position.
        if (argument.hasValue) positional.push(new UnboundValue(argument.value));
        else if (args[i + 1]?.parameter === undefined && i + 1 < args.length)
          positional.push(new UnboundValue(args[++i]!.value));
        continue;
      }
      if (argument.splatted && explicit.has(parameter)) continue;
      if (this.values.has(parameter) || this.delayed.has(parameter))
        this.#about(argument, () => {
          throw alreadyBound(parameter);
        });
      if (argument.hasValue) this.#about(argument, () => this.#assign(parameter, argument.value));
      else if (parameter.isSwitch) this.#assign(parameter, true);
      else {
        const next = args[i + 1];
        if (next === undefined || next.parameter !== undefined)
          this.#about(argument, () => {
            throw missingArgument(parameter);
          });
        i++;
        this.#about(next, () => this.#assign(parameter, next!.value));
      }
    }
    return positional;
  }

  #remainingParameter(): Parameter | undefined {
    return this.model.parameters.find((p) => p.roles.some((role) => role.fromRemaining));
  }

  #role(parameter: Parameter): Role | undefined {
    return parameter.roles.find((role) => role.mask & this.mask);
  }

  #assign(parameter: Parameter, value: Value): void {
    if (!this.expectingInput && unwrap(value) instanceof ScriptBlock && this.#delays(parameter))
      throw noInputForBlock(parameter);
    if (this.expectingInput && unwrap(value) instanceof ScriptBlock && this.#delays(parameter)) {
      this.delayed.set(parameter, unwrap(value) as ScriptBlock);
      this.#narrow(parameter);
      return;
    }
    const converted = convertArgument(this.model, parameter, value);
    this.#narrow(parameter);
    this.values.set(parameter, converted);
  }

  #delays(parameter: Parameter): boolean {
    if (parameter.type === null || /ScriptBlock|PSObject|^System\.Object/.test(parameter.typeName))
      return false;
    return parameter.roles.some((role) => role.fromPipeline || role.fromPipelineByName);
  }

  #narrow(parameter: Parameter): void {
    if (parameter.mask === this.model.allMask || parameter.isCommon) return;
    this.mask &= parameter.mask;
    if (this.mask === 0) throw ambiguousSet();
  }

  /** Binds values by position; returns those without a place. */
  #bindPositional(values: readonly Value[]): Value[] {
    // Unknown names and their values stay in their order among what is left.
    const left = values.filter((value) => !isUnbound(value));
    const count = left.length;
    const positions = new Set<number>();
    for (const parameter of this.model.parameters) {
      for (const role of parameter.roles)
        if (role.position !== undefined && !role.fromRemaining) positions.add(role.position);
    }
    for (const position of [...positions].sort((a, b) => a - b)) {
      if (left.length === 0) break;
      const place = this.#places[count - left.length];
      let bound = false;
      this.#about({ hasValue: true, at: place }, () => {
        bound = this.#bindPosition(position, left[0]);
      });
      if (bound) left.shift();
    }
    let taken = count - left.length;
    return values.filter((value) => isUnbound(value) || taken-- <= 0);
  }

  #bindPosition(position: number, value: Value): boolean {
    const candidates = this.model.parameters.filter(
      (p) =>
        !this.values.has(p) &&
        !this.delayed.has(p) &&
        p.roles.some((r) => r.position === position && !r.fromRemaining && r.mask & this.mask),
    );
    if (candidates.length === 0) return false;
    const argument = value;
    if (candidates.length === 1) {
      this.#assign(candidates[0]!, argument);
      return true;
    }
    const { defaultMask } = this.model;
    const inDefault = candidates.filter((p) =>
      p.roles.some((r) => r.position === position && r.mask & this.mask & defaultMask),
    );
    const others = candidates.filter((p) => !inDefault.includes(p));
    for (const group of [inDefault, others]) {
      for (const parameter of group) {
        if (!fitsWithoutCoercion(parameter, argument)) continue;
        this.#assign(parameter, argument);
        return true;
      }
    }
    this.#assign([...inDefault, ...others][0]!, argument);
    return true;
  }

  #bindRemaining(left: readonly Value[]): void {
    const parameter = this.model.parameters.find(
      (p) => !this.values.has(p) && p.roles.some((role) => role.fromRemaining && role.mask & this.mask),
    );
    const values = left.map((value) =>
      value instanceof UnboundName ? value.text : value instanceof UnboundValue ? value.value : value,
    );
    if (parameter !== undefined && left.length > 0) {
      this.#assign(parameter, remainingArguments(parameter, values));
      return;
    }
    if (left.length === 0) return;
    if (this.model.isAdvanced) {
      const [first] = left;
      const index = this.#places.length - left.filter((value) => !isUnbound(value)).length;
      this.#about({ hasValue: true, at: this.#places[index] }, () => {
        throw first instanceof UnboundName
          ? parameterNotFound(first.text.slice(1).replace(/:$/, ''))
          : positionalNotFound(toPSString(first));
      });
    }
    this.rest = left.map((value) =>
      value instanceof UnboundName
        ? new SplattedName(value.text, value.text.slice(1))
        : plainNumber(value instanceof UnboundValue ? value.value : value),
    );
  }

  /** Settles the parameter set before the command begins. @throws BindingError */
  resolveSet(): void {
    this.#resolve(this.expectingInput);
    this.#commandLineMask = this.mask;
    if (!this.expectingInput || !this.model.takesPipelineInput) this.#checkMandatory(false);
    else this.#checkMandatory(true);
  }

  #resolve(mayTakeInput: boolean): void {
    const { model } = this;
    if (model.sets.length < 2 || isSingleBit(this.mask)) return;
    const complete = this.#setsWithoutMissing(mayTakeInput);
    if (this.mask & model.defaultMask) {
      if (mayTakeInput && this.#inputSets() !== 0) return;
      // The default set wins unless it lacks what another has complete.
      if (complete & model.defaultMask || complete === 0 || !isSingleBit(complete))
        this.mask = model.defaultMask;
      else this.mask = complete;
      return;
    }
    if (isSingleBit(complete)) this.mask = complete;
    else if (mayTakeInput && this.#inputSets() !== 0) return;
    else if (complete === 0 || complete !== 0) throw ambiguousSet();
  }

  /** Sets that could still take pipeline input. */
  #inputSets(): number {
    let mask = 0;
    for (const p of this.model.parameters) {
      if (this.values.has(p)) continue;
      for (const role of p.roles) if (role.fromPipeline || role.fromPipelineByName) mask |= role.mask;
    }
    return mask & this.mask;
  }

  #setsWithoutMissing(mayTakeInput: boolean): number {
    let complete = this.mask;
    for (const p of this.model.parameters) {
      if (this.values.has(p) || this.delayed.has(p)) continue;
      for (const role of p.roles) {
        const isSatisfiable = mayTakeInput && (role.fromPipeline || role.fromPipelineByName);
        if (role.mandatory && !isSatisfiable) complete &= ~role.mask;
      }
    }
    return complete;
  }

  #missing(mayTakeInput: boolean): Parameter[] {
    return this.model.parameters.filter((p) => {
      if (this.values.has(p) || this.delayed.has(p)) return false;
      const role = this.#role(p);
      if (role === undefined || !role.mandatory) return false;
      if (!isSingleBit(this.mask) && p.mask !== this.model.allMask) return false;
      return !(mayTakeInput && (role.fromPipeline || role.fromPipelineByName));
    });
  }

  #checkMandatory(mayTakeInput: boolean): void {
    const missing = this.#missing(mayTakeInput);
    if (missing.length > 0) throw missingMandatory(missing.map((p) => p.name));
  }

  /**
   * Binds one pipeline object: by value and by property name, first without and then with conversion.
   * @param evaluate runs a delayed script block with the object as `$_`
   */
  bindInput(input: Value, evaluate: (block: ScriptBlock) => Value): void {
    for (const parameter of this.fromPipeline) this.values.delete(parameter);
    this.fromPipeline.length = 0;
    this.mask = this.#commandLineMask;
    for (const [parameter, block] of this.delayed) {
      this.values.set(
        parameter,
        convertArgument(this.model, parameter, evaluateDelayed(parameter, block, evaluate)),
      );
      this.fromPipeline.push(parameter);
    }
    const bound = this.#bindObject(input);
    if (!bound && this.delayed.size === 0) throw inputNotBound(input);
    this.#resolve(false);
    const missing = this.#missing(false);
    if (missing.length > 0)
      throw inputMissingMandatory(
        missing.map((p) => p.name),
        input,
      );
  }

  #bindObject(input: Value): boolean {
    const open = this.model.parameters.filter(
      (p) => !p.isCommon && !this.values.has(p) && !this.delayed.has(p),
    );
    const byValue = open.filter((p) => p.roles.some((r) => r.fromPipeline && r.mask & this.mask));
    const byName = open.filter((p) => p.roles.some((r) => r.fromPipelineByName && r.mask & this.mask));
    let bound = false;
    const tryBind = (parameter: Parameter, value: Value, coerce: boolean): boolean => {
      if (this.values.has(parameter) || (parameter.mask & this.mask) === 0) return false;
      if (!coerce && !fitsWithoutCoercion(parameter, value)) return false;
      try {
        this.#assign(parameter, value);
      } catch (error) {
        // A value that does not convert may still bind elsewhere; one that is refused is an error.
        if (!(error instanceof BindingError) || !/Transformation|CannotConvert/.test(error.id)) throw error;
        return false;
      }
      this.fromPipeline.push(parameter);
      bound = true;
      return true;
    };
    const prefer = (list: Parameter[]): Parameter[] => {
      const { defaultMask } = this.model;
      return [...list.filter((p) => p.mask & defaultMask), ...list.filter((p) => !(p.mask & defaultMask))];
    };
    for (const coerce of [false, true]) {
      for (const parameter of prefer(byValue)) tryBind(parameter, input, coerce);
      if (coerce && bound) continue;
      for (const parameter of prefer(byName)) {
        const value = propertyFor(parameter, input);
        if (value !== undefined) tryBind(parameter, value, coerce);
      }
    }
    // What needs a conversion by name still binds beside a value that was bound.
    if (bound) {
      for (const parameter of byName) {
        const value = propertyFor(parameter, input);
        if (value !== undefined) tryBind(parameter, value, true);
      }
    }
    return bound;
  }
}

/** The value that a delayed block gives for the current object. @throws BindingError */
function evaluateDelayed(
  parameter: Parameter,
  block: ScriptBlock,
  evaluate: (block: ScriptBlock) => Value,
): Value {
  let value: Value;
  try {
    value = evaluate(block);
  } catch (error) {
    if (!(error instanceof RuntimeException)) throw error;
    throw blockFailed(parameter, error);
  }
  if (value === AutomationNull) throw blockWithoutOutput(parameter);
  return value;
}

/** The value behind a name that no parameter has. */
class UnboundValue {
  constructor(readonly value: Value) {}
}
const isUnbound = (value: Value): boolean => value instanceof UnboundName || value instanceof UnboundValue;
const plainNumber = (value: Value): Value => (value instanceof NumericArgument ? value.baseObject : value);

/** `-Name` that no parameter has, kept as text for `$args`. */
export class UnboundName {
  constructor(readonly text: string) {}
}

const isSingleBit = (mask: number): boolean => mask !== 0 && (mask & (mask - 1)) === 0;

/** The value of the input's property named like the parameter or one of its aliases. */
function propertyFor(parameter: Parameter, input: Value): Value | undefined {
  const inner = unwrap(input);
  if (inner === null || inner === undefined) return undefined;
  for (const name of [parameter.name, ...parameter.aliases]) {
    if (inner instanceof PSDictionary) continue;
    const member = getMember(input, name);
    if (member !== undefined && member !== null && isProperty(member)) return getProperty(input, name);
  }
  return undefined;
}

const isProperty = (member: { readonly kind: string }): boolean => /property$/i.test(member.kind);

/** Arguments from a splatted value: a dictionary's entries by name, a list's elements by position. */
export function splatArguments(value: Value): Argument[] {
  const inner = unwrap(value);
  // A variable that does not exist splats as one null.
  if (inner === null || inner === undefined) return [{ hasValue: true, value: null }];
  if (inner instanceof PSDictionary) {
    return [...inner.entries()].map(([key, entry]) => ({
      parameter: toPSString(key),
      hasValue: true,
      value: entry,
      splatted: true,
    }));
  }
  // Text splats its characters.
  if (typeof inner === 'string') return [...inner].map((c) => ({ hasValue: true, value: c }));
  const iterator = enumeratorOf(inner);
  if (iterator === null) return [{ hasValue: true, value }];
  const out: Argument[] = [];
  for (let step = iterator.next(); !step.done; step = iterator.next()) {
    const element = step.value;
    // Elements that were parameter names stay so: `$args` passed on.
    if (!(element instanceof SplattedName)) out.push({ hasValue: true, value: element });
    else
      out.push({
        parameter: element.name.replace(/:$/, ''),
        hasValue: false,
        colon: element.name.endsWith(':'),
      });
  }
  return out;
}

/** A parameter name inside `$args`, so that `@args` passes it on as one. */
export class SplattedName extends PSObject {
  constructor(
    text: string,
    readonly name: string,
  ) {
    super(text);
  }
}
