import { registerType, types } from '../types/core-types.ts';
import { NetType } from '../types/net-type.ts';

const made = new Map<string, NetType>();

/** The .NET type of a formatting packet; made when someone asks. */
export function packetType(name: string): NetType {
  let type = made.get(name);
  if (type === undefined) {
    type = new NetType({
      fullName: `Microsoft.PowerShell.Commands.Internal.Format.${name}`,
      base: types.object,
      assembly: 'System.Management.Automation',
    });
    registerType(type);
    made.set(name, type);
  }
  return type;
}
