import type { NetType } from './net-type.ts';
import type { PSMemberTable } from './ps-members.ts';

/**
 * Any PowerShell value: `null`, a JS boolean, string, or number (always an Int32), `AutomationNull`,
 * or an object that carries its .NET type. Nothing else may travel through the runtime.
 */
export type Value = unknown;

/** What every object of the runtime provides: its .NET type and room for extended members. */
export interface NetObjectLike {
  readonly netType: NetType;
  /** Instance members added by `Add-Member` and the like; absent until the first one. */
  psMembers?: PSMemberTable;
}

/** Base class of the runtime's objects. `netType` is a getter on each class's prototype. */
export abstract class NetObject implements NetObjectLike {
  declare psMembers?: PSMemberTable;
  abstract get netType(): NetType;
}
