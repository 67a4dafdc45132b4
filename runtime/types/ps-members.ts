import type { Value } from './net-object.ts';

/** Kinds of `PSMemberInfo`, as `PSMemberTypes` names them. */
export type PSMemberKind =
  | 'NoteProperty'
  | 'AliasProperty'
  | 'ScriptProperty'
  | 'CodeProperty'
  | 'PropertySet'
  | 'ScriptMethod'
  | 'CodeMethod'
  | 'MemberSet'
  | 'Property'
  | 'Method'
  | 'ParameterizedProperty'
  | 'Event';

/** An extended member, on an instance or (from type data) on a type. */
export interface PSMember {
  readonly kind: PSMemberKind;
  readonly name: string;
  /** Alias: the other member's name. PropertySet: the names. Note: unused. */
  readonly reference?: string | readonly string[];
  readonly typeName?: string;
  readonly hidden?: boolean;
  /** Reads the member of `self`; absent on methods. */
  get?(self: Value): Value;
  /** Writes the member; absent where it can't be written. */
  set?(self: Value, value: Value): void;
  /** Calls the member with evaluated arguments; absent on properties. */
  invoke?(self: Value, args: readonly Value[]): Value;
  /** The script blocks of script members, for `Get-Member` and copies. */
  readonly getterScript?: Value;
  readonly setterScript?: Value;
}

/** Instance members by lower-cased name, in order of addition, and added type names. */
export class PSMemberTable {
  readonly members = new Map<string, PSMember>();
  /** `PSTypeNames` in full where they were changed; otherwise undefined and derived from the type. */
  typeNames: string[] | undefined;
}
