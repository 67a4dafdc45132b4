import { objectArray } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { applyDefaults, bindParameters, boundDictionary, storeBinding } from './bind-function.ts';
import { type Argument, Binding } from './binder/binder.ts';
import { BindingError } from './binder/errors.ts';
import { modelOfBlock, type ParameterModel } from './binder/parameter-model.ts';
import { reportBindingError } from './binding-failure.ts';
import type { CommandInfo } from './command-info.ts';
import { applyCommonParameters, type CommonState, defaultParameterValues } from './common-state.ts';
import type { BlockDescription, BlockFunction } from './compiled-block.ts';
import { dynamicParametersOf } from './dynamic-parameters.ts';
import { collectFailure } from './failed-command.ts';
import { type Frame, fields } from './frame.ts';
import { InputEnumerator } from './input-enumerator.ts';
import { InvocationInfo } from './invocation-info.ts';
import { invokeBlockValue, newFrame, runBody } from './invoke.ts';
import { CommandProcessor } from './processor.ts';
import type { ScriptBlock } from './script-block.ts';
import { ScriptCmdlet } from './script-cmdlet.ts';
import type { ScriptExtent } from './script-extent.ts';
import { nullSink, type Sink } from './sink.ts';
import type { Streams } from './streams.ts';

export interface FunctionCall {
  readonly caller: Frame;
  readonly info: CommandInfo;
  readonly block: ScriptBlock;
  readonly args: readonly Argument[];
  readonly extent: ScriptExtent;
  readonly invocationName: string;
  readonly dotted: boolean;
  readonly streams: Streams;
  /** The frame to run in, where it is there already: the program's. */
  readonly frame?: Frame;
  readonly pipelineLength: number;
  readonly pipelinePosition: number;
}

/** A function, filter, script block or script file as a stage of a pipeline. */
export class FunctionProcessor extends CommandProcessor {
  frame!: Frame;
  #body!: BlockDescription;
  #model!: ParameterModel;
  #binding!: Binding;
  #common: CommonState | null = null;
  readonly #collected: Value[] = [];
  /** Whether the block takes `$input`'s place at the end: it has no process block. */
  #collects = false;
  #began = false;
  /** Values of parameters before the pipeline bound them, by field. */
  readonly #unbound = new Map<string, Value>();

  constructor(readonly call: FunctionCall) {
    super();
  }

  override prepare(): void {
    const { call } = this;
    const { block, caller } = call;
    this.#body = block.code.body;
    const frame = call.frame ?? newFrame(caller, block, call.dotted);
    this.frame = frame;
    frame.streams = call.streams;
    const invocation = new InvocationInfo(call.info, call.frame === undefined ? call.extent : null);
    invocation.invocationName = call.invocationName;
    invocation.pipelineLength = call.pipelineLength;
    invocation.pipelinePosition = call.pipelinePosition;
    invocation.expectingInput = this.expectingInput;
    frame.invocation = invocation;
    frame.$input = new InputEnumerator([]);
    this.#collects = this.#body.process === undefined;
    try {
      this.#bind(invocation);
    } catch (error) {
      throw error instanceof BindingError
        ? reportBindingError(error, invocation, call.info, call.extent.unit)
        : error;
    }
  }

  #bind(invocation: InvocationInfo): void {
    const { frame, call } = this;
    const { code } = call.block;
    let model = modelOfBlock(frame, code);
    this.#model = model;
    if (!model.isAdvanced && model.parameters.length === 0) {
      this.#binding = new Binding(model, this.expectingInput);
      this.#binding.bindCommandLine(call.args);
      frame.$args = objectArray(this.#binding.rest);
      invocation.unboundArguments = frame.$args;
      return;
    }
    if (!model.isAdvanced) {
      this.#binding = bindParameters(frame, call.args, this.expectingInput);
      frame.$args = objectArray(this.#binding.rest);
      invocation.unboundArguments = frame.$args;
      invocation.bindLazily(() => boundDictionary(this.#binding) as never);
      return;
    }
    if (this.#body.dynamicParam !== undefined) {
      model = dynamicParametersOf(frame, code, call.args, this.expectingInput);
      this.#model = model;
    }
    frame.cmdlet = new ScriptCmdlet(
      frame,
      model,
      call.info,
      () => this.out,
      () => this.#binding,
    );
    const binding = new Binding(model, this.expectingInput);
    this.#binding = binding;
    invocation.bindLazily(() => boundDictionary(binding) as never);
    binding.bindCommandLine(call.args);
    binding.bindDefaults(defaultParameterValues(frame, model, call.info));
    this.#common = applyCommonParameters(frame, binding, this);
    binding.resolveSet();
    storeBinding(frame, binding);
    applyDefaults(frame, model, (parameter) => binding.values.has(parameter));
    frame.cmdlet.parameterSetName = binding.setName;
  }

  #run(part: BlockFunction | undefined, name: string): void {
    if (part === undefined) return;
    fields(this.frame)['running'] = name;
    try {
      runBody(this.frame, part, this.out);
    } catch (error) {
      collectFailure(this.#errors, error);
      throw error;
    }
  }

  /** Where the function's errors go, its own `-ErrorVariable` included. */
  get #errors(): Sink {
    return this.frame.streams.error;
  }

  override begin(): void {
    this.#began = true;
    this.#run(this.#body.begin, 'Begin');
  }

  override write(value: Value): void {
    const { frame } = this;
    if (this.#model.isAdvanced && !this.#bindInput(value)) return;
    if (this.#collects) {
      this.#collected.push(value);
      return;
    }
    frame.$_ = value;
    frame.$input = new InputEnumerator([value]);
    this.#run(this.#body.process, 'Process');
  }

  #bindInput(value: Value): boolean {
    const { frame } = this;
    const binding = this.#binding;
    const previous = [...binding.fromPipeline];
    try {
      binding.bindInput(value, (block) =>
        invokeBlockValue(this.call.caller, block, { under: value, dotted: true }),
      );
    } catch (error) {
      if (!(error instanceof BindingError)) throw error;
      // Input that does not bind is reported, and the next object tried.
      frame.cmdlet!.writeError(reportBindingError(error, frame.invocation!, this.call.info).errorRecord);
      return false;
    }
    for (const parameter of binding.fromPipeline) {
      const field = `$${parameter.key}`;
      if (!this.#unbound.has(field)) this.#unbound.set(field, fields(frame)[field]);
      fields(frame)[field] = binding.values.get(parameter);
    }
    const bound = frame.invocation!.boundParameters;
    for (const parameter of binding.fromPipeline) bound.put(parameter.name, binding.values.get(parameter));
    // What the last object gave and this one does not is what it was before.
    for (const parameter of previous) {
      if (!binding.values.has(parameter))
        fields(frame)[`$${parameter.key}`] = this.#unbound.get(`$${parameter.key}`);
    }
    frame.cmdlet!.parameterSetName = binding.setName;
    return true;
  }

  override processAlone(): void {
    this.#run(this.#body.process, 'Process');
  }

  override end(): void {
    const { frame } = this;
    if (this.#collects && this.expectingInput) {
      frame.$input = new InputEnumerator(this.#collected);
      if (this.#model.isAdvanced && this.#collected.length > 0) frame.$_ = this.#collected.at(-1);
    } else if (this.expectingInput) frame.$input = new InputEnumerator([]);
    this.#run(this.#body.end, 'End');
    if (frame.cmdlet?.failed) this.failed = true;
    this.#common?.finish();
  }

  override cleanup(): void {
    if (this.#began && this.#body.clean !== undefined) {
      fields(this.frame)['running'] = 'Clean';
      runBody(this.frame, this.#body.clean, nullSink);
    }
    this.#common?.cleanup();
  }
}
