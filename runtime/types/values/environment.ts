import { availableParallelism, homedir, hostname, userInfo } from 'node:os';
import { stringArray } from '../arrays.ts';
import { foldOrdinal, Hashtable } from '../collections/hashtable.ts';
import { registerType, types } from '../core-types.ts';
import { implementType } from '../define.ts';
import type { EnumValue } from '../enums.ts';
import { enumName } from '../enums.ts';
import signatures from '../generated/signatures/System.Environment.ts';
import { hooks } from '../hooks.ts';
import { argumentError, argumentNull } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import { int64 } from '../numbers/boxes.ts';

const type = registerType(
  new NetType({ fullName: 'System.Environment', base: types.object, isAbstract: true, isSealed: true }),
);

function folder(v: EnumValue): string {
  const home = homedir();
  const config = process.env['XDG_CONFIG_HOME'] ?? `${home}/.config`;
  const data = process.env['XDG_DATA_HOME'] ?? `${home}/.local/share`;
  const known: Record<string, string> = {
    UserProfile: home,
    Personal: home,
    MyDocuments: home,
    ApplicationData: config,
    LocalApplicationData: data,
    CommonApplicationData: '/usr/share',
    Desktop: `${home}/Desktop`,
    DesktopDirectory: `${home}/Desktop`,
    MyMusic: `${home}/Music`,
    MyPictures: `${home}/Pictures`,
    MyVideos: `${home}/Videos`,
    Templates: `${home}/Templates`,
    Fonts: `${home}/.fonts`,
  };
  return known[enumName(v.type, v.value) ?? ''] ?? '';
}

implementType(type, signatures, () => ({
  statics: {
    ExpandEnvironmentVariables: (s: string | null) => {
      if (s === null) throw argumentNull('name');
      return s.replace(/%([^%]*)%/g, (whole, name: string) => process.env[name] ?? whole);
    },
    GetCommandLineArgs: () => stringArray(process.argv.slice(1)),
    GetEnvironmentVariable: (name: string | null) => {
      if (name === null) throw argumentNull('variable');
      return process.env[name] ?? null;
    },
    GetEnvironmentVariables: () => {
      const table = new Hashtable(foldOrdinal);
      for (const [k, v] of Object.entries(process.env)) table.put(k, v);
      return table;
    },
    GetFolderPath: folder,
    GetLogicalDrives: () => stringArray(['/']),
    SetEnvironmentVariable: (name: string | null, value: Value) => {
      if (name === null) throw argumentNull('variable');
      if (name === '' || name.includes('='))
        throw argumentError(
          name === ''
            ? 'The value cannot be an empty string.'
            : 'Environment variable name cannot contain equal character.',
          'variable',
        );
      if (value === null || value === '') delete process.env[name];
      else process.env[name] = String(value);
    },
  },
  staticProperties: {
    NewLine: () => '\n',
    MachineName: hostname,
    UserName: () => userInfo().username,
    UserDomainName: hostname,
    ProcessorCount: () => availableParallelism(),
    CurrentDirectory: {
      get: () => hooks.currentDirectory(),
      set: (() => {
        throw argumentError('pscc does not change the process directory; use Set-Location.');
      }) as never,
    },
    Is64BitOperatingSystem: () => true,
    Is64BitProcess: () => true,
    ProcessId: () => process.pid,
    ProcessPath: () => process.execPath,
    HasShutdownStarted: () => false,
    TickCount: () => Math.trunc(process.uptime() * 1000) | 0,
    TickCount64: () => int64(Math.trunc(process.uptime() * 1000)),
    SystemDirectory: () => '',
    SystemPageSize: () => 4096,
    UserInteractive: () => true,
    CommandLine: () => process.argv.join(' '),
    StackTrace: () => '',
    ExitCode: {
      get: () => Number(process.exitCode ?? 0),
      set: ((n: number) => {
        process.exitCode = n;
      }) as never,
    },
  },
}));
