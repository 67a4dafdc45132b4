import { tmpdir } from 'node:os';
import type { Session } from '../engine/session.ts';
import { aliasProvider } from './alias.ts';
import { environmentProvider } from './environment.ts';
import { fileSystemProvider } from './file-system.ts';
import { functionProvider } from './function.ts';
import type { Drive, Provider } from './provider.ts';
import { variableProvider } from './variable.ts';

const drives = new WeakMap<Session, Map<string, Drive>>();

export const providers: readonly Provider[] = [
  aliasProvider,
  environmentProvider,
  fileSystemProvider,
  functionProvider,
  variableProvider,
];

const sessionDrive = (name: string, provider: Provider, what: string): Drive => ({
  name,
  provider,
  root: '',
  description: `Drive that contains a view of ${what}`,
});

function builtIn(): Map<string, Drive> {
  const list: Drive[] = [
    { name: '/', provider: fileSystemProvider, root: '/', description: '' },
    sessionDrive('Alias', aliasProvider, 'the aliases stored in a session state'),
    sessionDrive('Env', environmentProvider, 'the environment variables for the process'),
    sessionDrive('Function', functionProvider, 'the functions stored in a session state'),
    {
      name: 'Temp',
      provider: fileSystemProvider,
      root: `${tmpdir()}/`,
      description: 'Drive that maps to the temporary directory path for the current user',
    },
    sessionDrive('Variable', variableProvider, 'those variables stored in a session state'),
  ];
  return new Map(list.map((drive) => [drive.name.toLowerCase(), drive]));
}

/** The session's drives by lower-cased name. */
export function drivesOf(session: Session): Map<string, Drive> {
  let found = drives.get(session);
  if (found === undefined) {
    found = builtIn();
    drives.set(session, found);
  }
  return found;
}

export function findProvider(name: string): Provider | undefined {
  const key = name.slice(name.lastIndexOf('\\') + 1).toLowerCase();
  return providers.find((provider) => provider.name.toLowerCase() === key);
}

/** The drive that paths of a provider without a drive of their own belong to. */
export function mainDrive(session: Session, provider: Provider): Drive {
  const list = [...drivesOf(session).values()];
  return list.find((drive) => drive.provider === provider)!;
}
