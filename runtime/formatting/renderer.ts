import { AutomationNull } from '../types/automation-null.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import type { Value } from '../types/net-object.ts';
import { displayWidth } from './cells.ts';
import { ComplexWriter } from './complex-writer.ts';
import { Formatter } from './format-shape.ts';
import { type GroupWriter, groupWriter, type SizeHint } from './group-writers.ts';
import type { LineOutput } from './line-output.ts';
import { writeList } from './list-writer.ts';
import { newNet } from './new-net.ts';
import { PacketQueue } from './packet-queue.ts';
import {
  FormatEndData,
  FormatEntryData,
  FormatPacket,
  FormatStartData,
  GroupEndData,
  GroupStartData,
  type Shape,
} from './packets.ts';

/** How long a table without column widths waits for rows to measure. */
const measuringTime = 300;

type State = 'idle' | 'document' | 'group';

/** Renders formatting packets and raw objects to lines: the heart of every `Out-*` command. */
export class Renderer {
  readonly #output: LineOutput;
  readonly #fail: (record: ErrorRecord) => never;
  #formatter: Formatter | null = null;
  #state: State = 'idle';
  #queue: PacketQueue | null = null;
  #shape: Shape = { kind: 'List' };
  #group: GroupWriter | null = null;
  #hint: SizeHint | null = null;

  constructor(output: LineOutput, fail: (record: ErrorRecord) => never) {
    this.#output = output;
    this.#fail = fail;
  }

  process(value: Value): void {
    if (value === null || value === undefined || value === AutomationNull) return;
    if (value instanceof FormatPacket) {
      this.#packet(value);
      return;
    }
    this.#formatter ??= new Formatter(null, null, (packet) => this.#packet(packet), this.#fail);
    this.#formatter.process(value);
  }

  /** Ends the document that is open and writes what was held back. */
  end(): void {
    this.#formatter?.end();
    this.#formatter = null;
    if (this.#queue !== null) for (const packet of this.#queue.drain()) this.#write(packet);
    if (this.#group !== null) {
      this.#group.end();
      this.#group = null;
    }
    this.#state = 'idle';
  }

  #packet(packet: FormatPacket): void {
    this.#checkSequence(packet);
    if (packet instanceof FormatStartData) {
      if (packet.autoSize) this.#queue = this.#newQueue(Infinity);
      else if (packet.shape.kind === 'Table' && packet.shape.columns[0]?.width === 0)
        this.#queue = this.#newQueue(measuringTime);
    }
    if (this.#queue === null) this.#write(packet);
    else for (const ready of this.#queue.add(packet)) this.#write(ready);
  }

  #newQueue(patience: number): PacketQueue {
    return new PacketQueue((start, entries) => this.#measure(start, entries), patience);
  }

  #checkSequence(packet: FormatPacket): void {
    let expected: State | null = null;
    if (packet instanceof FormatEntryData) {
      if (!packet.outOfBand) expected = 'group';
    } else if (packet instanceof FormatStartData) {
      // Objects before an explicit Format-* command may have left a document open.
      if (this.#state === 'group') this.end();
      expected = 'idle';
    } else expected = packet instanceof GroupEndData ? 'group' : 'document';
    if (expected !== null && this.#state !== expected) this.#outOfSequence(packet);
    if (packet instanceof FormatStartData || packet instanceof GroupEndData) this.#state = 'document';
    else if (packet instanceof GroupStartData) this.#state = 'group';
    else if (packet instanceof FormatEndData) this.#state = 'idle';
  }

  #outOfSequence(packet: FormatPacket): never {
    const name = packet.netType.fullName;
    const command =
      packet instanceof FormatStartData
        ? `format-${packet.shape.kind === 'Custom' ? 'complex' : packet.shape.kind.toLowerCase()}`
        : 'format-*';
    const exception = new Exception(
      'System.InvalidOperationException',
      'Operation is not valid due to the current state of the object.',
    );
    const record = new ErrorRecord(exception, 'ConsoleLineOutputOutOfSequencePacket', 'InvalidData');
    record.errorDetails = newNet('System.Management.Automation.ErrorDetails', [
      `The object of type "${name}" is not valid or not in the correct sequence. This is likely caused by a user-specified "${command}" command which is conflicting with the default formatting.`,
    ]);
    return this.#fail(record);
  }

  #measure(start: FormatStartData | null, entries: readonly FormatEntryData[]): void {
    this.#hint = null;
    const shape = start?.shape;
    if (shape?.kind === 'Table' && shape.columns.length > 0) {
      const widths = shape.columns.map((column) => displayWidth(column.label));
      for (const { entry } of entries) {
        if (entry.kind !== 'row') continue;
        for (const [index, value] of entry.values.entries()) {
          if (index < widths.length) widths[index] = Math.max(widths[index]!, displayWidth(value));
        }
      }
      this.#hint = { columns: widths };
    } else if (shape?.kind === 'Wide' && shape.columns === 0) {
      const values = entries.map(({ entry }) => (entry.kind === 'wide' ? displayWidth(entry.value) : 0));
      this.#hint = { itemWidth: Math.max(0, ...values) };
    }
  }

  #write(packet: FormatPacket): void {
    const output = this.#output;
    if (packet instanceof FormatEntryData) {
      if (packet.outOfBand) this.#writeOutOfBand(packet);
      else this.#group?.write(packet.entry);
    } else if (packet instanceof FormatStartData) {
      this.#shape = packet.shape;
      output.writeLine('');
    } else if (packet instanceof GroupStartData) {
      this.#group = groupWriter(output, this.#shape, this.#hint);
      this.#hint = null;
      if (packet.heading !== null) {
        new ComplexWriter(output, output.width).write(packet.heading);
        output.writeLine('');
      }
      this.#group.start();
    } else if (packet instanceof GroupEndData) {
      this.#group?.end();
      this.#group = null;
    } else if (this.#shape.kind !== 'List') output.writeLine('');
  }

  #writeOutOfBand(packet: FormatEntryData): void {
    const { entry } = packet;
    if (entry.kind === 'raw') this.#output.writeRaw(entry.text);
    else if (entry.kind === 'complex') new ComplexWriter(this.#output, Infinity).write(entry.tokens);
    else if (entry.kind === 'list') {
      this.#output.writeLine('');
      writeList(this.#output, entry.labels, entry.values);
      this.#output.writeLine('');
    }
  }
}
