import {
  FormatEntryData,
  type FormatPacket,
  FormatStartData,
  GroupEndData,
  GroupStartData,
} from './packets.ts';

/** Receives a whole group before it is written, to size columns by what is in it. */
export type GroupListener = (start: FormatStartData | null, entries: readonly FormatEntryData[]) => void;

/** Holds a group back until it ends, or until enough of it has come. */
export class PacketQueue {
  readonly #listener: GroupListener;
  /** Milliseconds after which the next packet ends the waiting; infinite for -AutoSize. */
  readonly #patience: number;
  #start: FormatStartData | null = null;
  #packets: FormatPacket[] = [];
  #open = false;
  #since = 0;

  constructor(listener: GroupListener, patience: number) {
    this.#listener = listener;
    this.#patience = patience;
  }

  /** @returns the packets that may be written now */
  add(packet: FormatPacket): readonly FormatPacket[] {
    if (packet instanceof FormatStartData) this.#start = packet;
    if (!this.#open) {
      if (!(packet instanceof GroupStartData)) return [packet];
      this.#open = true;
      this.#since = performance.now();
      this.#packets.push(packet);
      return [];
    }
    this.#packets.push(packet);
    const waited = this.#patience !== Infinity && performance.now() - this.#since > this.#patience;
    return packet instanceof GroupEndData || waited ? this.drain() : [];
  }

  /** Everything held back. */
  drain(): readonly FormatPacket[] {
    if (!this.#open) return [];
    this.#open = false;
    const packets = this.#packets;
    this.#packets = [];
    this.#listener(
      this.#start,
      packets.filter(
        (packet): packet is FormatEntryData => packet instanceof FormatEntryData && !packet.outOfBand,
      ),
    );
    return packets;
  }
}
