import { homedir } from 'node:os';
import type { Session } from '../engine/session.ts';
import { newNet } from '../formatting/new-net.ts';
import { objectArray } from '../types/arrays.ts';
import { defineType } from '../types/define.ts';
import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { drivesOf } from './drives.ts';
import { currentLocation, shownPath } from './location.ts';
import type { Drive, ItemPath, Provider } from './provider.ts';

/** `System.Management.Automation.ProviderInfo`. */
export class ProviderInfo extends NetObject {
  static type: NetType;
  readonly provider: Provider;
  readonly session: Session;

  constructor(session: Session, provider: Provider) {
    super();
    this.session = session;
    this.provider = provider;
  }

  override get netType(): NetType {
    return ProviderInfo.type;
  }

  override toString(): string {
    return `Microsoft.PowerShell.Core\\${this.provider.name}`;
  }
}

/** `System.Management.Automation.PSDriveInfo`. */
export class PSDriveInfo extends NetObject {
  static type: NetType;
  readonly drive: Drive;
  readonly session: Session;

  constructor(session: Session, drive: Drive) {
    super();
    this.session = session;
    this.drive = drive;
  }

  override get netType(): NetType {
    return PSDriveInfo.type;
  }

  override toString(): string {
    return this.drive.name;
  }

  /** The location in the drive, relative to its root. */
  get currentLocation(): string {
    const location = currentLocation(this.session);
    return location.drive.name === this.drive.name && this.drive.provider.nests
      ? location.path.replace(/^\//, '')
      : '';
  }
}

/** `System.Management.Automation.PathInfo`. */
export class PathInfo extends NetObject {
  static type: NetType;
  readonly place: ItemPath;
  readonly session: Session;
  readonly shown: string;

  constructor(session: Session, place: ItemPath) {
    super();
    this.session = session;
    this.place = place;
    this.shown = shownPath(place);
  }

  override get netType(): NetType {
    return PathInfo.type;
  }

  override toString(): string {
    return this.shown;
  }
}

const driveInfos = new WeakMap<Drive, PSDriveInfo>();
const providerInfos = new WeakMap<Provider, ProviderInfo>();

export function driveInfo(session: Session, drive: Drive): PSDriveInfo {
  let info = driveInfos.get(drive);
  if (info === undefined) {
    info = new PSDriveInfo(session, drive);
    driveInfos.set(drive, info);
  }
  return info;
}

export function providerInfo(session: Session, provider: Provider): ProviderInfo {
  let info = providerInfos.get(provider);
  if (info === undefined) {
    info = new ProviderInfo(session, provider);
    providerInfos.set(provider, info);
  }
  return info;
}

function drivesList(self: ProviderInfo): Value {
  const drives = [...drivesOf(self.session).values()].filter((drive) => drive.provider === self.provider);
  const infos = objectArray(drives.map((drive) => driveInfo(self.session, drive)));
  return newNet('System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo]', [
    infos,
  ]);
}

defineType({
  name: 'System.Management.Automation.ProviderInfo',
  js: ProviderInfo,
  methods: { 'string ToString()': (self: ProviderInfo) => self.toString() },
  properties: {
    'string Name {get;}': (self: ProviderInfo) => self.provider.name,
    'string ModuleName {get;}': () => 'Microsoft.PowerShell.Core',
    'string Home {get;set;}': (self: ProviderInfo) => (self.provider.nests ? homedir() : ''),
    'string Description {get;set;}': () => '',
    'System.Management.Automation.Provider.ProviderCapabilities Capabilities {get;}': (self: ProviderInfo) =>
      self.provider.nests ? 'Filter, ShouldProcess, Credentials' : 'ShouldProcess',
    'System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] Drives {get;}':
      drivesList,
    'bool VolumeSeparatedByColon {get;}': (self: ProviderInfo) => !self.provider.nests,
  },
});

defineType({
  name: 'System.Management.Automation.PSDriveInfo',
  js: PSDriveInfo,
  methods: { 'string ToString()': (self: PSDriveInfo) => self.toString() },
  properties: {
    'string CurrentLocation {get;set;}': (self: PSDriveInfo) => self.currentLocation,
    'string Name {get;}': (self: PSDriveInfo) => self.drive.name,
    'System.Management.Automation.ProviderInfo Provider {get;}': (self: PSDriveInfo) =>
      providerInfo(self.session, self.drive.provider),
    'string Root {get;}': (self: PSDriveInfo) => self.drive.root,
    'string Description {get;set;}': (self: PSDriveInfo) => self.drive.description,
    'System.Nullable[long] MaximumSize {get;}': () => null,
    'pscredential Credential {get;}': () => null,
    'string DisplayRoot {get;}': () => null,
    'bool VolumeSeparatedByColon {get;}': (self: PSDriveInfo) => self.drive.name !== '/',
  },
});

defineType({
  name: 'System.Management.Automation.PathInfo',
  js: PathInfo,
  methods: { 'string ToString()': (self: PathInfo) => self.toString() },
  properties: {
    'System.Management.Automation.PSDriveInfo Drive {get;}': (self: PathInfo) =>
      driveInfo(self.session, self.place.drive),
    'System.Management.Automation.ProviderInfo Provider {get;}': (self: PathInfo) =>
      providerInfo(self.session, self.place.drive.provider),
    'string ProviderPath {get;}': (self: PathInfo) => self.place.path,
    'string Path {get;}': (self: PathInfo) => self.shown,
  },
});
