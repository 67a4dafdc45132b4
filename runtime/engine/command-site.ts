import { AutomationNull } from '../types/automation-null.ts';
import { RuntimeException, runtimeError } from '../types/error-record.ts';
import { objectArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { ambient } from './ambient.ts';
import { applyDefaults, storeParameter } from './bind-function.ts';
import { type Argument, Binding, findParameter, splatArguments } from './binder/binder.ts';
import { convertArgument } from './binder/convert-argument.ts';
import { BindingError } from './binder/errors.ts';
import { modelOfBlock, type Parameter, type ParameterModel } from './binder/parameter-model.ts';
import { reportBindingError } from './binding-failure.ts';
import { BoundParameters } from './bound-parameters.ts';
import { Collector } from './collector.ts';
import {
  type Invocation,
  locateCommandError,
  resolveCommand,
  resolveInvocation,
} from './command-discovery.ts';
import { type CommandInfo, FunctionInfo, ScriptInfo } from './command-info.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import { createProcessor } from './create-processor.ts';
import { hasDefaultParameters } from './default-parameters.ts';
import { convertArgumentFast } from './fast-argument.ts';
import { type Frame, fields } from './frame.ts';
import { InputEnumerator } from './input-enumerator.ts';
import { InvocationInfo } from './invocation-info.ts';
import { runBody } from './invoke.ts';
import { NumericArgument } from './numeric-argument.ts';
import { type LazyInput, runPipeline } from './pipeline.ts';
import type { CommandProcessor } from './processor.ts';
import { openRedirections, type RedirectionLayout } from './redirection.ts';
import { ScriptBlock } from './script-block.ts';
import { ScriptCmdlet } from './script-cmdlet.ts';
import type { SessionState } from './session-state.ts';
import type { Sink } from './sink.ts';

/** A command of a pipeline as emitted code describes it. */
export interface CommandLayout {
  /** Null where the name is computed: the first value. */
  readonly name: string | null;
  readonly operator?: '&' | '.';
  /** `0` a value, `1` a splatted value, `-Name` a parameter, `-Name:` a parameter with the next value. */
  readonly args: readonly (0 | 1 | string)[];
  /** Where each of `args` stands. */
  readonly argsAt?: readonly number[];
  readonly redirect?: readonly RedirectionLayout[];
  readonly at: number;
  /** Where the name stands: what an unknown command's error underlines. */
  readonly nameAt: number;
}

/** How a site's values map to the parameters of the function it calls. */
interface Plan {
  /** For each value: its parameter, or null for `$args`. */
  readonly targets: readonly (Parameter | null)[];
  readonly switches: readonly Parameter[];
  readonly bound: ReadonlySet<Parameter>;
  readonly takesInput: boolean;
}

/** A command's place in the source, with what it learned about its command. */
export class CommandSite {
  #epoch = -1;
  #state: SessionState | null = null;
  #command: CommandInfo | null = null;
  #planModel: ParameterModel | null = null;
  #plan: Plan | null = null;

  constructor(
    readonly unit: CompiledUnit,
    readonly layout: CommandLayout,
  ) {}

  /** Runs the command alone in its pipeline. */
  run(f: Frame, out: Sink, values: readonly Value[]): void {
    const { layout } = this;
    if (layout.name !== null && layout.operator !== '.' && layout.redirect === undefined) {
      const command = this.resolve(f);
      if (
        collecting === null &&
        command instanceof FunctionInfo &&
        this.#runBlock(f, out, command, command.scriptBlock, values)
      )
        return;
    }
    if (
      layout.name === null &&
      layout.operator === '&' &&
      layout.redirect === undefined &&
      collecting === null
    ) {
      // `& $block`: the direct way, as for a function.
      const block = values[0];
      if (
        block instanceof ScriptBlock &&
        this.#runBlock(f, out, new ScriptInfo(block), block, values.slice(1))
      )
        return;
    }
    runSites(f, [this], out, undefined, [values]);
  }

  value(f: Frame, values: readonly Value[]): Value {
    const out = new Collector();
    this.run(f, out, values);
    return out.value();
  }

  array(f: Frame, values: readonly Value[]): Value {
    const out = new Collector();
    this.run(f, out, values);
    return out.array();
  }

  /** The command that the constant name stands for; remembered until definitions change. */
  resolve(f: Frame): CommandInfo {
    const { session } = f;
    if (this.#command !== null && this.#epoch === session.commandEpoch && this.#state === f.state)
      return this.#command;
    const name = this.layout.name!;
    const command = this.#find(f, name);
    if (
      !session.transientNames.has(name.toLowerCase()) &&
      !(command instanceof FunctionInfo && session.transientNames.has(command.name.toLowerCase()))
    ) {
      this.#command = command;
      this.#epoch = session.commandEpoch;
      this.#state = f.state;
    }
    return command;
  }

  /** What a computed name stands for. */
  resolveComputed(f: Frame, target: Value): Invocation {
    try {
      return resolveInvocation(f, target, this.layout.operator);
    } catch (error) {
      if (error instanceof RuntimeException) {
        locateCommandError(
          error,
          this.unit.extent(this.layout.nameAt),
          typeof target === 'string' ? target : '',
        );
      }
      throw error;
    }
  }

  #find(f: Frame, name: string): CommandInfo {
    try {
      return resolveCommand(f, name);
    } catch (error) {
      if (error instanceof RuntimeException)
        locateCommandError(error, this.unit.extent(this.layout.nameAt), name);
      throw error;
    }
  }

  /** The direct way for functions whose arguments map to parameters once and for all. */
  #runBlock(f: Frame, out: Sink, info: CommandInfo, block: ScriptBlock, values: readonly Value[]): boolean {
    const { code } = block;
    const { body } = code;
    if (body.dynamicParam !== undefined || body.clean !== undefined) return false;
    let model = code.model;
    if (model === null) model = modelOfBlock(f, code);
    if (model !== this.#planModel) {
      this.#planModel = model;
      this.#plan = makePlan(this.layout, model);
    }
    const plan = this.#plan;
    if (plan === null) return false;
    // A block for a parameter that takes pipeline input waits for input: the binder knows what to do.
    if (plan.takesInput && values.some((value) => value instanceof ScriptBlock)) return false;
    if (model.isAdvanced && hasDefaultParameters(f)) return false;
    const state = block.state ?? f.state;
    const frame = code.newFrame(state.current, f, state, f.session);
    const invocation = new InvocationInfo(info, this.unit.extent(this.layout.at));
    invocation.invocationName = this.layout.name ?? '&';
    invocation.pipelineLength = 1;
    invocation.pipelinePosition = 1;
    frame.invocation = invocation;
    const bound = new Map<Parameter, Value>();
    invocation.bindLazily(() => boundOf(bound));
    frame.$input = emptyInput;
    const rest: Value[] = [];
    try {
      for (const parameter of plan.switches) {
        const value = convertArgument(model, parameter, true);
        bound.set(parameter, value);
        storeParameter(frame, parameter, value);
      }
      for (let i = 0; i < values.length; i++) {
        const parameter = plan.targets[i]!;
        if (parameter === null) {
          rest.push(plainArgument(values[i]));
          continue;
        }
        const value = this.#convert(model, parameter, values[i], i);
        bound.set(parameter, value);
        if (parameter.attributes.length === 0) fields(frame)[`$${parameter.key}`] = value;
        else storeParameter(frame, parameter, value);
      }
      if (plan.bound.size < model.parameters.length)
        applyDefaults(frame, model, (parameter) => plan.bound.has(parameter));
    } catch (error) {
      throw error instanceof BindingError ? reportBindingError(error, invocation, info, this.unit) : error;
    }
    if (model.isAdvanced) {
      const empty = new Binding(model, false);
      frame.cmdlet = new ScriptCmdlet(
        frame,
        model,
        info,
        () => out,
        () => empty,
      );
      frame.cmdlet.parameterSetName = model.sets.length === 0 ? '__AllParameterSets' : model.defaultSet;
    } else {
      frame.$args = rest.length === 0 ? emptyArgs() : objectArray(rest);
      invocation.unboundArguments = frame.$args;
    }
    if (body.begin !== undefined) runBody(frame, body.begin, out);
    if (body.process !== undefined) runBody(frame, body.process, out);
    if (body.end !== undefined) runBody(frame, body.end, out);
    f.session.status = frame.cmdlet === null || !frame.cmdlet.failed;
    return true;
  }

  /** Converts one argument of the direct way; its error underlines it. */
  #convert(model: ParameterModel, parameter: Parameter, value: Value, index: number): Value {
    try {
      return convertArgumentFast(model, parameter, value);
    } catch (error) {
      if (error instanceof BindingError) error.at ??= this.layout.argsAt?.[this.#argumentIndex(index)];
      throw error;
    }
  }

  /** The place among the layout's elements of the n-th value. */
  #argumentIndex(value: number): number {
    let seen = -1;
    return this.layout.args.findIndex((part) => (part === 0 || part === 1) && ++seen === value);
  }

  /** The site's arguments with their values. */
  arguments(values: readonly Value[]): Argument[] {
    const out: Argument[] = [];
    const { args } = this.layout;
    let next = this.layout.name === null ? 1 : 0;
    for (let i = 0; i < args.length; i++) {
      const part = args[i]!;
      const at = this.layout.argsAt?.[i];
      if (part === 0) out.push({ hasValue: true, value: noNothing(values[next++]), at });
      else if (part === 1) out.push(...splatArguments(values[next++]));
      else if (part.endsWith(':')) {
        // `-Name:value` is laid out as the parameter and a value of its own.
        i++;
        out.push({
          parameter: part.slice(1, -1),
          hasValue: true,
          value: noNothing(values[next++]),
          at: this.layout.argsAt?.[i],
        });
      } else out.push({ parameter: part.slice(1), hasValue: false, at });
    }
    return out;
  }
}

/** A value for `$args`: nothing is null, a number has forgotten its text. */
const plainArgument = (value: Value): Value =>
  value === AutomationNull ? null : value instanceof NumericArgument ? value.baseObject : value;
const noNothing = (value: Value): Value => (value === AutomationNull ? null : value);
const emptyInput = new InputEnumerator([]);
const emptyArgs = (): Value => objectArray([]);

/** The plan for calls of this layout, or null where each call must be bound on its own. */
function makePlan(layout: CommandLayout, model: ParameterModel): Plan | null {
  if (model.sets.length > 1) return null;
  if (model.parameters.some((p) => p.roles.length > 1 || p.roles.some((role) => role.fromRemaining)))
    return null;
  const named = new Map<number, Parameter>();
  const switches: Parameter[] = [];
  const bound = new Set<Parameter>();
  const open: number[] = [];
  let value = 0;
  const { args } = layout;
  for (let i = 0; i < args.length; i++) {
    const part = args[i]!;
    if (part === 1) return null;
    if (part === 0) {
      open.push(value++);
      continue;
    }
    const isAttached = part.endsWith(':');
    let parameter: Parameter | undefined;
    try {
      parameter = findParameter(model, part.slice(1, isAttached ? -1 : undefined));
    } catch {
      return null;
    }
    if (parameter === undefined || parameter.isCommon || bound.has(parameter)) return null;
    bound.add(parameter);
    if (isAttached || !parameter.isSwitch) {
      if (args[i + 1] !== 0) return null;
      i++;
      named.set(value++, parameter);
    } else switches.push(parameter);
  }
  const positional = model.parameters
    .filter((p) => !bound.has(p) && p.roles[0]!.position !== undefined)
    .sort((a, b) => a.roles[0]!.position! - b.roles[0]!.position!);
  const targets: (Parameter | null)[] = [];
  for (let i = 0; i < value; i++) {
    const parameter = named.get(i) ?? positional.shift();
    if (parameter === undefined) {
      if (model.isAdvanced) return null;
      targets.push(null);
      continue;
    }
    bound.add(parameter);
    targets.push(parameter);
  }
  const isMissing = model.parameters.some((p) => p.roles[0]!.mandatory && !bound.has(p));
  return isMissing ? null : { targets, switches, bound, takesInput: model.takesPipelineInput };
}

function boundOf(bound: ReadonlyMap<Parameter, Value>): BoundParameters {
  const table = new BoundParameters();
  for (const [parameter, value] of bound) table.put(parameter.name, value);
  return table;
}

/** Several commands joined by `|`. */
export class PipelineSite {
  readonly #sites: readonly CommandSite[];

  constructor(unit: CompiledUnit, layouts: readonly CommandLayout[]) {
    this.#sites = layouts.map((layout) => new CommandSite(unit, layout));
  }

  run(f: Frame, out: Sink, values: readonly (readonly Value[])[]): void {
    runSites(f, this.#sites, out, undefined, values);
  }
  runWith(f: Frame, out: Sink, input: Value | LazyInput, values: readonly (readonly Value[])[]): void {
    runSites(f, this.#sites, out, input, values);
  }
  value(f: Frame, values: readonly (readonly Value[])[]): Value {
    const out = new Collector();
    this.run(f, out, values);
    return out.value();
  }
  array(f: Frame, values: readonly (readonly Value[])[]): Value {
    const out = new Collector();
    this.run(f, out, values);
    return out.array();
  }
  valueWith(f: Frame, input: Value | LazyInput, values: readonly (readonly Value[])[]): Value {
    const out = new Collector();
    this.runWith(f, out, input, values);
    return out.value();
  }
  arrayWith(f: Frame, input: Value | LazyInput, values: readonly (readonly Value[])[]): Value {
    const out = new Collector();
    this.runWith(f, out, input, values);
    return out.array();
  }
}

let collecting: CommandProcessor[] | null = null;

/** The stages of a block's single pipeline, made but not run: the block runs until its pipeline would. */
export function collectStages(frame: Frame, block: ScriptBlock): CommandProcessor[] {
  const { end } = block.code.body;
  collecting = [];
  try {
    if (end !== undefined) runBody(frame, end, { write() {} });
    if (collecting.length === 0) {
      throw runtimeError(
        'CanConvertOneClauseOnly',
        'InvalidOperation',
        'The script block does not consist of a single pipeline of commands.',
        null,
      );
    }
    return collecting;
  } finally {
    collecting = null;
  }
}

function runSites(
  f: Frame,
  sites: readonly CommandSite[],
  out: Sink,
  input: Value | LazyInput | undefined,
  values: readonly (readonly Value[])[],
): void {
  const { session } = f;
  const closers: (() => void)[] = [];
  const stages = sites.map((site, i) => {
    const { layout } = site;
    const given = values[i]!;
    const invocation = layout.name === null ? site.resolveComputed(f, given[0]) : { info: site.resolve(f) };
    const redirections = openRedirections(f, layout, given, closers);
    const processor = createProcessor({
      caller: f,
      target: invocation,
      name: layout.name,
      operator: layout.operator,
      args: site.arguments(given),
      extent: site.unit.extent(layout.at),
      streams: redirections?.streams ?? f.streams,
      pipelineLength: sites.length,
      pipelinePosition: i + 1,
      isLast: i === sites.length - 1,
      hostOutput: out === session.hostOutput,
    });
    if (redirections !== null) redirections.attach(processor);
    return processor;
  });
  if (collecting !== null) {
    collecting.push(...stages);
    return;
  }
  const savedFrame = ambient.frame;
  try {
    runPipeline(stages, out, input);
    session.status = !stages.some(({ failed }) => failed);
  } catch (error) {
    session.status = false;
    throw error;
  } finally {
    ambient.frame = savedFrame;
    for (const close of closers) close();
  }
}
