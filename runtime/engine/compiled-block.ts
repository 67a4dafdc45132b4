import type { Value } from '../types/net-object.ts';
import type { AttributeSpec } from './attributes.ts';
import type { ParameterModel } from './binder/parameter-model.ts';
import { compileBlockSource } from './compile-source.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import { Frame } from './frame.ts';
import type { Session } from './session.ts';
import type { SessionState } from './session-state.ts';
import type { Sink } from './sink.ts';
import type { TypeReference } from './sites.ts';

export type BlockFunction = (f: Frame, out: Sink) => void;
export type FrameClass = new (
  code: CompiledBlock,
  parent: Frame | null,
  caller: Frame | null,
  state: SessionState,
  session: Session,
) => Frame;

/** A parameter as emitted code describes it. */
export interface ParameterDescription {
  readonly name: string;
  readonly type?: TypeReference;
  readonly attributes?: (f: Frame) => AttributeSpec[];
  /** The type stands before the attributes. */
  readonly typeFirst?: boolean;
  readonly default?: (f: Frame) => Value;
  readonly at: number;
}

export interface BlockDescription {
  readonly name?: string;
  readonly kind: 'script' | 'function' | 'filter' | 'block' | 'method';
  readonly at: number;
  readonly Frame?: FrameClass;
  readonly constraints?: Readonly<Record<string, TypeReference>>;
  readonly params?: readonly ParameterDescription[];
  readonly attributes?: (f: Frame) => AttributeSpec[];
  readonly dynamicParam?: BlockFunction;
  readonly begin?: BlockFunction;
  readonly process?: BlockFunction;
  readonly end?: BlockFunction;
  readonly clean?: BlockFunction;
  /** Written with named blocks. */
  readonly named?: boolean;
  /** The code is compiled from its source text on first use. */
  readonly fromSource?: boolean;
}

/** The code of a script block, shared by all its script block objects. */
export class CompiledBlock {
  unit: CompiledUnit;
  #description: BlockDescription;
  /** Parameters and sets as the binder wants them; made on the first call. */
  model: ParameterModel | null = null;

  constructor(unit: CompiledUnit, description: BlockDescription) {
    this.unit = unit;
    this.#description = description;
  }

  /** The description, compiled first where only the source is there. */
  get body(): BlockDescription {
    if (this.#description.fromSource) {
      const { name, kind, at } = this.#description;
      const extent = this.unit.extent(at);
      const compiled = compileBlockSource(this.unit, extent);
      // The points of the separate compilation are those that its code stores.
      this.unit = compiled.unit;
      this.#description = { ...compiled.description, name, kind };
    }
    return this.#description;
  }

  get name(): string | undefined {
    return this.#description.name;
  }
  get kind(): BlockDescription['kind'] {
    return this.#description.kind;
  }
  get at(): number {
    return this.#description.at;
  }
  get constraints(): Readonly<Record<string, TypeReference>> | undefined {
    return this.#description.constraints;
  }

  newFrame(parent: Frame | null, caller: Frame | null, state: SessionState, session: Session): Frame {
    return new (this.body.Frame ?? Frame)(this, parent, caller, state, session);
  }
}
