import { positionMessage } from '../formatting/position-message.ts';
import { type Hashtable, objectArray } from '../types/index.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { BoundParameters } from './bound-parameters.ts';
import type { CommandInfo } from './command-info.ts';
import { knownType } from './known-types.ts';
import type { ScriptExtent } from './script-extent.ts';

/** `System.Management.Automation.InvocationInfo`: what was called, where, and how. */
export class InvocationInfo extends NetObject {
  myCommand: CommandInfo | null;
  readonly extent: ScriptExtent | null;
  /** As the command was named at the call. */
  invocationName = '';
  pipelineLength = 0;
  pipelinePosition = 0;
  expectingInput = false;
  unboundArguments: Value = null;
  historyId = 1;
  #bound: Hashtable | null = null;
  #makeBound: (() => Hashtable) | null = null;

  constructor(command: CommandInfo | null, extent: ScriptExtent | null) {
    super();
    this.myCommand = command;
    this.extent = extent;
  }

  override get netType(): NetType {
    return knownType('System.Management.Automation.InvocationInfo');
  }

  get boundParameters(): Hashtable {
    if (this.#bound === null) this.#bound = this.#makeBound?.() ?? new BoundParameters();
    return this.#bound;
  }
  set boundParameters(value: Hashtable) {
    this.#bound = value;
  }
  /** @param make builds the dictionary when a script first asks for it */
  bindLazily(make: () => Hashtable): void {
    this.#makeBound = make;
    this.#bound = null;
  }

  get scriptLineNumber(): number {
    return this.extent?.startLineNumber ?? 0;
  }
  get offsetInLine(): number {
    return this.extent?.startColumnNumber ?? 0;
  }
  get scriptName(): string {
    return this.extent?.file ?? '';
  }
  get line(): string {
    return this.extent?.lineText ?? '';
  }
  get statement(): string {
    return this.extent?.text ?? '';
  }
  get psScriptRoot(): string {
    return this.extent?.unit.directory ?? '';
  }
  get psCommandPath(): string | null {
    return this.extent?.file ?? null;
  }

  /** `At file:line char:column` with the line and its underline. */
  get positionMessage(): string {
    const { extent } = this;
    if (extent === null) return '';
    const end = extent.endLineNumber === extent.startLineNumber ? extent.endColumnNumber - 1 : null;
    return positionMessage(
      extent.file,
      extent.startLineNumber,
      extent.startColumnNumber - 1,
      extent.lineText,
      end,
    );
  }

  /** What an error keeps of the invocation: the command and the place, not its arguments. */
  forRecord(): InvocationInfo {
    const copy = new InvocationInfo(this.myCommand, this.extent);
    copy.invocationName = this.invocationName;
    return copy;
  }

  get unboundArgumentList(): Value {
    return this.unboundArguments ?? objectArray([]);
  }
}
