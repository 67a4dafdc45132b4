import { NetObject } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { CompiledUnit } from './compiled-unit.ts';
import { knownType } from './known-types.ts';

/** `IScriptExtent`: a range of a source text. */
export class ScriptExtent extends NetObject {
  constructor(
    readonly unit: CompiledUnit,
    readonly startOffset: number,
    readonly endOffset: number,
  ) {
    super();
  }

  override get netType(): NetType {
    return knownType('System.Management.Automation.Language.InternalScriptExtent');
  }

  get file(): string | null {
    return this.unit.path;
  }
  get text(): string {
    return this.unit.text.slice(this.startOffset, this.endOffset);
  }
  get startLineNumber(): number {
    return this.unit.lineOf(this.startOffset);
  }
  get endLineNumber(): number {
    return this.unit.lineOf(this.endOffset);
  }
  /** 1-based. */
  get startColumnNumber(): number {
    return this.startOffset - this.unit.lineStart(this.startLineNumber) + 1;
  }
  get endColumnNumber(): number {
    return this.endOffset - this.unit.lineStart(this.endLineNumber) + 1;
  }
  /** The text of the line it starts on, without its newline. */
  get lineText(): string {
    return this.unit.lineText(this.startLineNumber);
  }
}
