import type { ErrorRecord } from '../types/error-record.ts';
import type { Value } from '../types/net-object.ts';
import type { FormatOptions } from './format-parameter.ts';
import { elementsOf, typeNames } from './objects.ts';
import { emptyLine, errorEntry, outOfBandEntry, rawEntry } from './out-of-band.ts';
import { FormatEndData, FormatPacket, GroupEndData } from './packets.ts';
import { selectView } from './select-view.ts';
import type { ViewGenerator } from './view-generator.ts';
import type { ViewKind } from './view-model.ts';

type State = 'none' | 'document' | 'group';

/** Turns a stream of objects into formatting packets: what `Format-Table` and its like do, and the default format. */
export class Formatter {
  readonly #kind: ViewKind | null;
  readonly #options: FormatOptions | null;
  readonly #emit: (packet: FormatPacket) => void;
  readonly #fail: (record: ErrorRecord) => never;
  #view: ViewGenerator | null = null;
  #state: State = 'none';

  /** @param kind null chooses by the type of the first object */
  constructor(
    kind: ViewKind | null,
    options: FormatOptions | null,
    emit: (packet: FormatPacket) => void,
    fail: (record: ErrorRecord) => never,
  ) {
    this.#kind = kind;
    this.#options = options;
    this.#emit = emit;
    this.#fail = fail;
  }

  /** One object from the pipeline; collections in it are enumerated. */
  process(value: Value): void {
    if (value === null || value === undefined) return;
    const elements = typeof value === 'string' ? null : elementsOf(value);
    const expand = this.#options?.expand ?? 'EnumOnly';
    if (elements === null || expand === 'CoreOnly') {
      this.#object(value);
      return;
    }
    if (expand === 'EnumOnly') {
      for (const element of elements) this.#object(element);
      return;
    }
    const list = [...elements];
    this.#core(value, list.length);
    for (const element of list) this.#object(element);
  }

  /** Closes the document. */
  end(): void {
    if (this.#state === 'group') this.#emit(new GroupEndData());
    if (this.#state !== 'none') this.#emit(new FormatEndData());
    this.#state = 'none';
  }

  #core(value: Value, count: number): void {
    this.#emit(rawEntry('The following object supports IEnumerable:'));
    const entry = outOfBandEntry(value, true);
    if (entry !== null) this.#emit(entry);
    const text =
      count === 0
        ? 'The IEnumerable contains no objects.'
        : count === 1
          ? 'The IEnumerable contains the following object:'
          : `The IEnumerable contains the following ${count} objects:`;
    this.#emit(rawEntry(text));
  }

  #object(value: Value): void {
    if (value instanceof FormatPacket) {
      this.#emit(value);
      return;
    }
    const separate = this.#kind === null || !(this.#options?.force ?? false);
    if (separate) {
      const entry = outOfBandEntry(value ?? '', false);
      if (entry !== null) {
        this.#emit(entry);
        return;
      }
    }
    if (this.#view === null || this.#state === 'none') {
      this.#view = selectView(this.#kind, value, this.#options, this.#fail);
      this.#emit(this.#view.start(value));
      this.#state = 'document';
    }
    if (separate && !this.#view.applies(typeNames(value))) {
      const entry = outOfBandEntry(value, true);
      if (entry !== null) {
        this.#emit(entry);
        return;
      }
    }
    this.#grouped(this.#view, value);
  }

  #grouped(view: ViewGenerator, value: Value): void {
    const changed = view.updateGroup(value);
    if (this.#state === 'group' && changed) {
      this.#emit(emptyLine());
      this.#emit(new GroupEndData());
      this.#state = 'document';
    }
    if (this.#state === 'document') {
      this.#emit(view.groupStart(value));
      this.#state = 'group';
    }
    this.#emit(view.payload(value));
    for (const record of view.errors.drain()) this.#emit(errorEntry(record));
  }
}
