import type { NetObjectLike, Value } from './net-object.ts';
import type { NetType } from './net-type.ts';
import type { PSMemberTable } from './ps-members.ts';

/**
 * A .NET exception that is also what the runtime throws in JavaScript, so its JS stack maps to the `.ps1`.
 * The .NET type is looked up by name when asked for, so that throwing needs no type tables.
 */
export class Exception extends Error implements NetObjectLike {
  declare psMembers?: PSMemberTable;
  readonly typeName: string;
  innerException: Exception | null;
  /** The script's exception type where a class derives from an exception. */
  scriptType: NetType | null = null;
  helpLink: Value = null;
  source: Value = null;
  hResult = -2146233088;
  /** `Exception.Data`; made on first use by the type's file. */
  data: Value = undefined;
  /** Further properties of particular types (`ParamName`, `FileName`, `ErrorRecord`). */
  readonly details: Map<string, Value> = new Map();

  static typeOf: (name: string) => NetType;

  /**
   * @param typeName full .NET name, e.g. `System.ArgumentException`
   * @param message the text as .NET words it
   */
  constructor(typeName: string, message: string, inner: Exception | null = null) {
    super(message);
    this.name = typeName;
    this.typeName = typeName;
    this.innerException = inner;
  }

  get netType(): NetType {
    return this.scriptType ?? Exception.typeOf(this.typeName);
  }
}
