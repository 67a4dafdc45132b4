import chunks from '../generated/command-chunks.json' with { type: 'json' };
import index from '../generated/command-index.json' with { type: 'json' };
import { runtimeError } from '../types/error-record.ts';
import { loadChunk } from '../types/load-chunk.ts';
import type { CmdletDefinition } from './cmdlet.ts';
import { CmdletInfo } from './command-info.ts';
import type { Session } from './session.ts';

const known = new Map(
  Object.entries(index as Record<string, string>).map(([name, module]) => [
    name.toLowerCase(),
    { name, module },
  ]),
);
const files = chunks as Record<string, string>;
const loaded = new Map<string, CmdletInfo>();

/** The cmdlet of that name. @param key lower-cased @throws where PowerShell has the cmdlet and pscc does not */
export function findCmdlet(_session: Session, key: string): CmdletInfo | undefined {
  const found = loaded.get(key);
  if (found !== undefined) return found;
  const entry = known.get(key);
  if (entry === undefined) return undefined;
  const id = files[entry.name];
  if (id === undefined) {
    throw runtimeError(
      'CommandNotSupported',
      'NotImplemented',
      `The command '${entry.name}' of ${entry.module} is not supported by pscc yet.`,
      entry.name,
      'System.Management.Automation.PSNotSupportedException',
    );
  }
  const { command } = loadChunk(id) as { command: CmdletDefinition };
  const info = new CmdletInfo(command.metadata, command);
  loaded.set(key, info);
  return info;
}

/** Names of the cmdlets that pscc has, with their modules. */
export function cmdletNames(): { readonly name: string; readonly module: string }[] {
  return [...known.values()].filter(({ name }) => files[name] !== undefined);
}

/** Whether PowerShell has a cmdlet of that name. @param key lower-cased */
export const isKnownCmdlet = (key: string): boolean => known.has(key);
