import { type ErrorRecord, RuntimeException } from '../types/error-record.ts';
import { SwitchParameter } from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { Binding } from './binder/binder.ts';
import type { ParameterModel } from './binder/parameter-model.ts';
import type { CommandInfo } from './command-info.ts';
import { commonValue } from './common-state.ts';
import { markStopped, stackTrace } from './errors.ts';
import type { Frame } from './frame.ts';
import type { InvocationInfo } from './invocation-info.ts';
import { knownType } from './known-types.ts';
import { nonInteractive } from './non-interactive.ts';
import { output } from './output.ts';
import { preference } from './preferences.ts';
import { DebugRecord, VerboseRecord, WarningRecord } from './records.ts';
import { reportError } from './report-error.ts';
import type { Session } from './session.ts';
import { confirm } from './should-process.ts';
import type { Sink } from './sink.ts';

/** `PSScriptCmdlet`: the value of `$PSCmdlet` in an advanced function. */
export class ScriptCmdlet extends NetObject {
  parameterSetName = '__AllParameterSets';
  /** `WriteError` was called. */
  failed = false;
  readonly preferences = { whatIf: undefined, confirm: undefined };

  constructor(
    readonly frame: Frame,
    readonly model: ParameterModel,
    readonly info: CommandInfo,
    readonly outputSink: () => Sink,
    readonly binding: () => Binding,
  ) {
    super();
  }

  override get netType(): NetType {
    return knownType('System.Management.Automation.PSScriptCmdlet');
  }
  get session(): Session {
    return this.frame.session;
  }
  get invocation(): InvocationInfo {
    return this.frame.invocation!;
  }

  writeObject(value: Value, enumerate: boolean): void {
    if (enumerate) output(this.outputSink(), value);
    else this.outputSink().write(value);
  }

  #claim(record: ErrorRecord): void {
    if (record.invocationInfo === null) record.invocationInfo = this.invocation.forRecord();
    if (record.commandTypeName === '') record.commandTypeName = this.info.name;
    if (record.activity === '') record.activity = this.info.name;
    if (record.scriptStackTrace === null) record.scriptStackTrace = stackTrace(this.frame);
  }

  writeError(record: ErrorRecord): void {
    this.#claim(record);
    this.failed = true;
    reportError(this.frame, this.frame.streams, record, preference(this.frame, 'erroractionpreference'));
  }

  throwTerminatingError(record: ErrorRecord): never {
    record.invocationInfo = this.invocation.forRecord();
    this.#claim(record);
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
    error.passesThrough = true;
    error.endsFrame = this.frame;
    if (
      commonValue(this.binding(), 'erroraction') !== undefined &&
      preference(this.frame, 'erroractionpreference') === 'stop'
    )
      markStopped(error);
    throw error;
  }

  shouldProcess(target: string, action: string, description?: string): boolean {
    return confirm(this, this.model.confirmImpact, target, action, description);
  }

  shouldContinue(query: string): boolean {
    throw nonInteractive();
  }

  /** A verbose message, where the preference wants it. */
  writeVerbose(text: string): void {
    this.writeInformational('verbose', text);
  }

  writeInformational(stream: 'warning' | 'verbose' | 'debug', text: string): void {
    const action = preference(this.frame, `${stream}preference`);
    if (action === 'silentlycontinue' || action === 'ignore') return;
    const record =
      stream === 'warning'
        ? new WarningRecord(text)
        : stream === 'verbose'
          ? new VerboseRecord(text)
          : new DebugRecord(text);
    record.invocationInfo = this.invocation;
    this.frame.streams[stream].write(record);
  }

  /** Paging parameters, null where the function does not support them. */
  pagingValue(key: string): Value {
    const value = commonValue(this.binding(), key);
    return value instanceof SwitchParameter ? value.isPresent : (value ?? null);
  }
}
