import { AutomationNull } from '../types/automation-null.ts';
import { type ErrorRecord, RuntimeException } from '../types/error-record.ts';
import { enumeratorOf, PSArray, SwitchParameter } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { boundDictionary } from './bind-function.ts';
import { type Argument, Binding } from './binder/binder.ts';
import { BindingError } from './binder/errors.ts';
import { modelOfCmdlet } from './binder/parameter-model.ts';
import { reportBindingError } from './binding-failure.ts';
import type { Cmdlet } from './cmdlet.ts';
import { applyCmdletCommon, type CmdletPreferences } from './cmdlet-preferences.ts';
import { Collector } from './collector.ts';
import type { CmdletInfo } from './command-info.ts';
import type { BlockOptions, CommandRuntime } from './command-runtime.ts';
import { type CommonState, commonValue, defaultParameterValues } from './common-state.ts';
import { markStopped, stackTrace, toRuntimeException } from './errors.ts';
import { collectFailure } from './failed-command.ts';
import { FlowSignal, StopUpstreamSignal } from './flow.ts';
import type { Frame } from './frame.ts';
import { InvocationInfo } from './invocation-info.ts';
import { invokeBlockOutput, invokeBlockValue } from './invoke.ts';
import { nonInteractive } from './non-interactive.ts';
import { CommandProcessor } from './processor.ts';
import { DebugRecord, VerboseRecord, WarningRecord } from './records.ts';
import { reportError } from './report-error.ts';
import type { ScriptBlock } from './script-block.ts';
import type { ScriptExtent } from './script-extent.ts';
import type { Session } from './session.ts';
import { confirm } from './should-process.ts';
import type { Sink } from './sink.ts';
import type { Streams } from './streams.ts';

export interface CmdletCall {
  readonly caller: Frame;
  readonly info: CmdletInfo;
  readonly args: readonly Argument[];
  readonly extent: ScriptExtent;
  readonly invocationName: string;
  readonly streams: Streams;
  readonly pipelineLength: number;
  readonly pipelinePosition: number;
}

/** A cmdlet as a stage of a pipeline, and what it may ask of the engine. */
export class CmdletProcessor extends CommandProcessor implements CommandRuntime {
  readonly session: Session;
  readonly frame: Frame;
  streams: Streams;
  readonly invocation: InvocationInfo;
  preferences!: CmdletPreferences;
  #cmdlet!: Cmdlet;
  #binding!: Binding;
  #common: CommonState | null = null;
  #began = false;

  constructor(readonly call: CmdletCall) {
    super();
    this.frame = call.caller;
    this.session = call.caller.session;
    this.streams = call.streams;
    const invocation = new InvocationInfo(call.info, call.extent);
    invocation.invocationName = call.invocationName;
    invocation.pipelineLength = call.pipelineLength;
    invocation.pipelinePosition = call.pipelinePosition;
    this.invocation = invocation;
  }

  get output(): Sink {
    return this.out;
  }
  get parameterSetName(): string {
    return this.#binding.setName;
  }

  override prepare(): void {
    const { info } = this.call;
    const model = modelOfCmdlet(info.metadata);
    this.invocation.expectingInput = this.expectingInput;
    const cmdlet = info.cmdlet.create();
    cmdlet.runtime = this;
    this.#cmdlet = cmdlet;
    const binding = new Binding(model, this.expectingInput);
    this.#binding = binding;
    this.invocation.bindLazily(() => boundDictionary(binding) as never);
    try {
      binding.bindCommandLine(this.call.args);
      binding.bindDefaults(defaultParameterValues(this.frame, model, info));
      this.preferences = applyCmdletCommon(this, binding);
      this.#common = this.preferences.capture;
      binding.resolveSet();
    } catch (error) {
      throw error instanceof BindingError
        ? reportBindingError(error, this.invocation, info, this.call.extent.unit)
        : error;
    }
    this.#assign();
  }

  /** Moves bound values into the cmdlet's properties. */
  #assign(): void {
    const target = this.#cmdlet as unknown as Record<string, unknown>;
    for (const [parameter, value] of this.#binding.values) {
      if (parameter.isCommon) continue;
      target[parameter.name] = value instanceof SwitchParameter ? value.isPresent : value;
    }
  }

  #guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof FlowSignal) throw error;
      const claimed = this.#claim(error);
      collectFailure(this.streams.error, claimed);
      throw claimed;
    }
  }

  /** An error that left the cmdlet's code becomes its terminating error. */
  #claim(error: unknown): RuntimeException {
    const exception = toRuntimeException(error);
    const record = exception.errorRecord;
    if (record.category === 'ParserError' && record.commandTypeName === '') {
      record.commandTypeName = this.call.info.metadata.implementingType;
      record.activity = this.call.info.name;
    }
    if (record.invocationInfo === null) {
      record.invocationInfo = this.invocation.forRecord();
      if (record.commandTypeName === '') record.commandTypeName = this.call.info.metadata.implementingType;
      if (record.activity === '') record.activity = this.call.info.name;
    }
    return exception;
  }

  override begin(): void {
    this.#began = true;
    this.#guard(() => this.#cmdlet.begin());
  }

  override write(value: Value): void {
    const binding = this.#binding;
    if (binding.model.takesPipelineInput || binding.delayed.size > 0) {
      try {
        const previous = [...binding.fromPipeline];
        binding.bindInput(value, (block) =>
          invokeBlockValue(this.frame, block, { under: value, dotted: true }),
        );
        const target = this.#cmdlet as unknown as Record<string, unknown>;
        for (const parameter of previous)
          if (!binding.values.has(parameter)) target[parameter.name] = undefined;
      } catch (error) {
        if (!(error instanceof BindingError)) throw error;
        this.writeError(reportBindingError(error, this.invocation, this.call.info).errorRecord);
        return;
      }
      this.#assign();
    } else if (binding.model.takesPipelineInput === false) {
      const error = inputNotTaken(value);
      this.writeError(reportBindingError(error, this.invocation, this.call.info).errorRecord);
      return;
    }
    this.#guard(() => this.#cmdlet.process());
  }

  override processAlone(): void {
    this.#guard(() => this.#cmdlet.process());
  }

  override end(): void {
    this.#guard(() => this.#cmdlet.end());
    this.#common?.finish();
  }

  override cleanup(): void {
    if (this.#began) this.#cmdlet.cleanup();
    this.#common?.cleanup();
  }

  // ---- CommandRuntime ----
  isBound(parameter: string): boolean {
    return this.#binding.isBound(parameter.toLowerCase());
  }

  /** A common parameter's value, e.g. `first` of a paging command. */
  common(key: string): Value {
    return commonValue(this.#binding, key);
  }

  emit(value: Value): void {
    if (value !== AutomationNull) this.out.write(value);
  }

  writeEnumerated(value: Value): void {
    if (value instanceof PSArray) {
      for (let i = 0; i < value.length; i++) this.emit(value.get(i));
      return;
    }
    const iterator = enumeratorOf(value);
    if (iterator === null) {
      this.emit(value);
      return;
    }
    for (let step = iterator.next(); !step.done; step = iterator.next()) this.emit(step.value);
  }

  writeError(record: ErrorRecord): void {
    if (record.invocationInfo === null) record.invocationInfo = this.invocation.forRecord();
    if (record.commandTypeName === '') record.commandTypeName = this.call.info.metadata.implementingType;
    if (record.activity === '') record.activity = this.call.info.name;
    if (record.scriptStackTrace === null) record.scriptStackTrace = stackTrace(this.frame);
    this.failed = true;
    reportError(this.frame, this.streams, record, this.preferences.error);
  }

  throwTerminating(record: ErrorRecord): never {
    record.invocationInfo = this.invocation.forRecord();
    if (record.commandTypeName === '') record.commandTypeName = this.call.info.metadata.implementingType;
    if (record.activity === '') record.activity = this.call.info.name;
    const { exception } = record;
    const error =
      exception instanceof RuntimeException
        ? exception
        : new RuntimeException(
            'System.Management.Automation.CmdletInvocationException',
            exception.message,
            exception,
          );
    error.errorRecord = record;
    if (this.preferences.error === 'stop') markStopped(error);
    throw error;
  }

  writeWarning(message: string): void {
    const record = new WarningRecord(message);
    record.invocationInfo = this.invocation;
    this.preferences.write(this, 'warning', record, message);
  }
  writeVerbose(message: string): void {
    const record = new VerboseRecord(message);
    record.invocationInfo = this.invocation;
    this.preferences.write(this, 'verbose', record, message);
  }
  writeDebug(message: string): void {
    const record = new DebugRecord(message);
    record.invocationInfo = this.invocation;
    this.preferences.write(this, 'debug', record, message);
  }
  writeInformation(record: Value): void {
    this.preferences.writeInformation(this, record);
  }
  writeProgress(_record: Value): void {
    // Progress is drawn on terminals only.
  }

  shouldProcess(target: string, action?: string): boolean {
    return confirm(this, this.call.info.metadata.confirmImpact, target, action ?? this.call.info.name);
  }
  shouldContinue(query: string, caption: string): boolean {
    throw nonInteractive();
  }

  invokeBlock(block: ScriptBlock, options: BlockOptions = {}): Value {
    const out = new Collector();
    this.invokeBlockTo(out, block, options);
    return out.value();
  }
  invokeBlockTo(sink: Sink, block: ScriptBlock, options: BlockOptions = {}): void {
    invokeBlockOutput(this.frame, block, sink, options);
  }

  stopUpstream(): never {
    const signal = new StopUpstreamSignal();
    signal.owner = this;
    throw signal;
  }
}

function inputNotTaken(value: Value): BindingError {
  return new BindingError(
    'InputObjectNotBound',
    'InvalidArgument',
    'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
    '',
    undefined,
    null,
    value,
  );
}
