import { runtimeError } from '../types/error-record.ts';
import { toBoolean } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { Binding } from './binder/binder.ts';
import type { CmdletProcessor } from './cmdlet-processor.ts';
import { type CommonState, captureStreams, commonValue, recordLists } from './common-state.ts';
import { type ActionPreference, preference, toActionPreference } from './preferences.ts';
import { HostInformationMessage, InformationRecord } from './records.ts';
import type { Sink } from './sink.ts';
import type { Streams } from './streams.ts';

/** The preferences in force for one run of a cmdlet: its common parameters, else the caller's variables. */
export interface CmdletPreferences {
  readonly error: ActionPreference;
  readonly whatIf: boolean | undefined;
  readonly confirm: boolean | undefined;
  readonly capture: CommonState | null;
  write(
    runtime: CmdletProcessor,
    stream: 'warning' | 'verbose' | 'debug',
    record: Value,
    message: string,
  ): void;
  writeInformation(runtime: CmdletProcessor, record: Value): void;
}

export function applyCmdletCommon(runtime: CmdletProcessor, binding: Binding): CmdletPreferences {
  const { frame } = runtime;
  const given = (key: string): Value => commonValue(binding, key);
  const from = (key: string, variable: string): ActionPreference =>
    given(key) === undefined ? preference(frame, variable) : toActionPreference(given(key));
  const flag = (key: string): boolean | undefined =>
    given(key) === undefined ? undefined : toBoolean(given(key));
  const switched = (key: string, variable: string): ActionPreference =>
    flag(key) === undefined ? preference(frame, variable) : flag(key) ? 'continue' : 'silentlycontinue';
  const actions = {
    warning: () => from('warningaction', 'warningpreference'),
    verbose: () => switched('verbose', 'verbosepreference'),
    debug: () => switched('debug', 'debugpreference'),
  };
  // The cmdlet's own streams: a view of the caller's frame with this command's captures.
  const view = Object.create(frame, {
    caller: { value: frame },
    streams: { value: runtime.streams, writable: true },
  });
  const capture = captureStreams(view, binding, runtime, (streams: Streams) => {
    runtime.streams = streams;
  });
  return {
    error: from('erroraction', 'erroractionpreference'),
    whatIf: flag('whatif'),
    confirm: flag('confirm'),
    capture,
    write(target, stream, record, message) {
      const action = actions[stream]();
      if (action === 'continue' || action === 'inquire') target.streams[stream].write(record);
      if (action === 'silentlycontinue') collect(target.streams[stream], record);
      if (action === 'stop') {
        target.streams[stream].write(record);
        throw runtimeError(
          'ActionPreferenceStop',
          'OperationStopped',
          `The running command stopped because the preference variable "${stream === 'warning' ? 'WarningPreference' : stream === 'verbose' ? 'VerbosePreference' : 'DebugPreference'}" or common parameter is set to Stop: ${message}`,
          null,
          'System.Management.Automation.ActionPreferenceStopException',
        );
      }
    },
    writeInformation(target, record) {
      const action = from('informationaction', 'informationpreference');
      const isHost =
        record instanceof InformationRecord && record.messageData instanceof HostInformationMessage;
      if (
        action === 'ignore' ||
        (action === 'silentlycontinue' && !(isHost && given('informationaction') === undefined))
      ) {
        // Silenced text is still collected where a variable or a redirection asks for it.
        if (record instanceof InformationRecord) record.silenced = true;
        target.streams.information.write(record);
        return;
      }
      target.streams.information.write(record);
    },
  };
}

/** A silenced record still goes into the variables and redirections that ask for its stream. */
function collect(sink: Sink, record: Value): void {
  recordLists.get(sink)?.items.push(record);
}
