import { AutomationNull } from '../../types/automation-null.ts';
import { ErrorRecord, RuntimeException, runtimeError } from '../../types/error-record.ts';
import { toBoolean } from '../../types/index.ts';
import { loadChunk } from '../../types/load-chunk.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';
import { Encoding } from '../../types/text/encoding.ts';
import type { Argument } from '../binder/binder.ts';
import type { ApplicationInfo } from '../command-info.ts';
import { markStopped, rememberError } from '../errors.ts';
import type { Frame } from '../frame.ts';
import { InvocationInfo } from '../invocation-info.ts';
import { preference } from '../preferences.ts';
import { CommandProcessor } from '../processor.ts';
import type { ScriptExtent } from '../script-extent.ts';
import type { Streams } from '../streams.ts';
import { find } from '../variables.ts';
import { nativeArguments } from './native-arguments.ts';
import { NativeCommandExitException } from './native-exit-exception.ts';

export interface NativeCall {
  readonly caller: Frame;
  readonly info: ApplicationInfo;
  readonly args: readonly Argument[];
  readonly extent: ScriptExtent;
  readonly streams: Streams;
  readonly isLast: boolean;
  readonly hostOutput: boolean;
  readonly pipelineLength: number;
  readonly pipelinePosition: number;
}

interface OutStringModule {
  formatToLines(values: readonly Value[], width: number, options?: object): string[];
}

/** A program of the operating system as a stage: text lines in, text lines out. */
export class NativeProcessor extends CommandProcessor {
  readonly #input: Value[] = [];
  /** What the program before this one wrote, which is not decoded on its way. */
  #bytes: Buffer[] = [];

  constructor(readonly call: NativeCall) {
    super();
  }
  override prepare(): void {}
  override begin(): void {}
  override write(value: Value): void {
    if (value !== AutomationNull) this.#input.push(value);
  }
  override processAlone(): void {}

  takeBytes(bytes: Buffer): void {
    this.#bytes.push(bytes);
  }

  override end(): void {
    const { call } = this;
    const { session } = call.caller;
    const hostError = call.streams.error === session.hostStreams.error;
    const direct = call.isLast && call.hostOutput && this.#writesToHost();
    session.host.flush();
    // Loaded here, since few scripts start programs.
    const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
    const result = spawnSync(call.info.path, this.#words(), {
      cwd: session.currentDirectory,
      argv0: call.info.path,
      input: this.expectingInput ? this.#inputBytes() : undefined,
      stdio: [
        this.expectingInput ? 'pipe' : 'inherit',
        direct ? 'inherit' : 'pipe',
        hostError ? 'inherit' : 'pipe',
      ],
      maxBuffer: 1 << 30,
    });
    if (result.error !== undefined) throw this.#startFailure(result.error as NodeJS.ErrnoException);
    const code = result.status ?? 128 + (signals[result.signal ?? ''] ?? 0);
    session.lastExitCode = code;
    session.status = code === 0;
    if (!hostError && result.stderr !== null) this.#writeErrors(result.stderr);
    if (!direct && result.stdout !== null) {
      const mergesErrors = call.streams.error === this.out;
      if (this.out instanceof NativeProcessor && !mergesErrors) this.out.takeBytes(result.stdout);
      else for (const line of lines(result.stdout)) this.out.write(line);
    }
    this.failed = code !== 0;
    if (code !== 0) this.#reportExit(code, result.pid);
  }

  #words(): string[] {
    const { call } = this;
    try {
      return nativeArguments(call.caller, call.extent.unit, call.args);
    } catch (error) {
      if (error instanceof RuntimeException)
        error.errorRecord.invocationInfo ??= new InvocationInfo(call.info, call.extent);
      throw error;
    }
  }

  #writesToHost(): boolean {
    return this.out === this.call.caller.session.hostOutput;
  }

  #inputBytes(): Buffer {
    const encoding = unwrap(find(this.call.caller, 'outputencoding') ?? null);
    const text = this.#inputText();
    const encoded =
      encoding instanceof Encoding
        ? Buffer.concat(text === '' ? [] : [encoding.preamble, encoding.encode(text)])
        : Buffer.from(text, 'utf8');
    return Buffer.concat([...this.#bytes, encoded]);
  }

  #inputText(): string {
    const { session } = this.call.caller;
    if (this.#input.every((value) => typeof value === 'string')) {
      return this.#input.map((line) => `${line}\n`).join('');
    }
    const { formatToLines } = loadChunk('formatting/format-to-lines') as OutStringModule;
    return formatToLines(this.#input, session.host.width, { session })
      .map((line) => `${line}\n`)
      .join('');
  }

  #writeErrors(bytes: Buffer): void {
    const { call } = this;
    let first = true;
    for (const line of lines(bytes)) {
      const exception = new RuntimeException('System.Management.Automation.RemoteException', line);
      const record = new ErrorRecord(
        exception,
        first ? 'NativeCommandError' : 'NativeCommandErrorMessage',
        'NotSpecified',
        line,
      );
      exception.errorRecord = record;
      record.invocationInfo = new InvocationInfo(call.info, call.extent);
      first = false;
      call.streams.error.write(record);
    }
  }

  /** `$PSNativeCommandUseErrorActionPreference`: an exit code other than 0 is an error. */
  #reportExit(code: number, pid: number): void {
    const { call } = this;
    const { caller } = call;
    if (!toBoolean(find(caller, 'psnativecommanduseerroractionpreference') ?? false)) return;
    const exception = new NativeCommandExitException(
      call.info.path,
      code,
      pid,
      `Program "${call.info.name}" ended with non-zero exit code: ${code} (0x${code.toString(16).toUpperCase().padStart(2, '0')}).`,
    );
    const record = new ErrorRecord(exception, 'ProgramExitedWithNonZeroCode', 'NotSpecified', call.info.path);
    exception.errorRecord = record;
    const action = preference(caller, 'erroractionpreference');
    if (action === 'ignore') return;
    if (action === 'stop') throw markStopped(exception);
    rememberError(caller.session, record);
    if (action === 'continue') call.streams.error.write(record);
  }

  #startFailure(error: NodeJS.ErrnoException): Error {
    const { info } = this.call;
    return runtimeError(
      'NativeCommandFailed',
      'ResourceUnavailable',
      `Program '${info.name}' failed to run: An error occurred trying to start process '${info.path}' with working directory '${this.call.caller.session.currentDirectory}'. ${error.code === 'EACCES' ? 'Permission denied' : error.message}${this.call.extent.file === null ? '' : ''}`,
      null,
      'System.Management.Automation.ApplicationFailedException',
    );
  }
}

const signals: Record<string, number> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

/** A program's output as PowerShell decodes it: UTF-8 text by lines. */
function* lines(bytes: Buffer): Iterable<string> {
  if (bytes.length === 0) return;
  const parts = bytes.toString('utf8').split(/\r\n|\n|\r/);
  if (parts.at(-1) === '') parts.pop();
  yield* parts;
}
