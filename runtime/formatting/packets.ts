import { NetObject } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { FormatToken } from './complex-writer.ts';
import { packetType } from './packet-types.ts';
import type { Alignment } from './table-writer.ts';

/** The objects that `Format-*` commands write and `Out-*` commands render. */
export abstract class FormatPacket extends NetObject {}

export interface TableColumn {
  readonly label: string;
  /** 0: sized by what is in it. */
  readonly width: number;
  readonly alignment: Alignment;
  readonly customLabel?: boolean;
}

export type Shape =
  | {
      readonly kind: 'Table';
      readonly columns: readonly TableColumn[];
      readonly hideHeader: boolean;
      readonly repeatHeader: boolean;
    }
  | { readonly kind: 'List' }
  | { readonly kind: 'Wide'; readonly columns: number }
  | { readonly kind: 'Custom' };

export class FormatStartData extends FormatPacket {
  readonly shape: Shape;
  readonly autoSize: boolean;

  constructor(shape: Shape, autoSize: boolean) {
    super();
    this.shape = shape;
    this.autoSize = autoSize;
  }

  override get netType(): NetType {
    return packetType('FormatStartData');
  }
}

export class FormatEndData extends FormatPacket {
  override get netType(): NetType {
    return packetType('FormatEndData');
  }
}

export class GroupStartData extends FormatPacket {
  /** The group's heading, or null where there is no grouping. */
  readonly heading: readonly FormatToken[] | null;

  constructor(heading: readonly FormatToken[] | null) {
    super();
    this.heading = heading;
  }

  override get netType(): NetType {
    return packetType('GroupStartData');
  }
}

export class GroupEndData extends FormatPacket {
  override get netType(): NetType {
    return packetType('GroupEndData');
  }
}

export type Entry =
  | { readonly kind: 'raw'; readonly text: string }
  | {
      readonly kind: 'row';
      readonly values: readonly string[];
      readonly alignments: readonly Alignment[] | null;
      readonly wrap: boolean;
    }
  | { readonly kind: 'list'; readonly labels: readonly string[]; readonly values: readonly string[] }
  | { readonly kind: 'wide'; readonly value: string }
  | { readonly kind: 'complex'; readonly tokens: readonly FormatToken[] };

export class FormatEntryData extends FormatPacket {
  readonly entry: Entry;
  /** Shown where it comes, outside the sequence of its document. */
  readonly outOfBand: boolean;

  constructor(entry: Entry, outOfBand = false) {
    super();
    this.entry = entry;
    this.outOfBand = outOfBand;
  }

  override get netType(): NetType {
    return packetType('FormatEntryData');
  }
}
