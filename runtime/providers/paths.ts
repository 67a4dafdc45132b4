import { homedir } from 'node:os';
import { posix } from 'node:path';
import type { Frame } from '../engine/frame.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { Exception } from '../types/exceptions.ts';
import { hasWildcards, unescapeWildcards, wildcardRegExp } from '../types/wildcard.ts';
import { drivesOf, findProvider, mainDrive } from './drives.ts';
import { currentLocation, shownPath } from './location.ts';
import type { Drive, ItemPath } from './provider.ts';

/** A path that could not be used, as the record to report. */
export class PathFailure extends Error {
  readonly record: ErrorRecord;

  constructor(record: ErrorRecord) {
    super(record.exception.message);
    this.record = record;
  }
}

export function pathNotFound(path: string): PathFailure {
  const exception = new Exception(
    'System.Management.Automation.ItemNotFoundException',
    `Cannot find path '${path}' because it does not exist.`,
  );
  exception.details.set('ItemName', path);
  return new PathFailure(new ErrorRecord(exception, 'PathNotFound', 'ObjectNotFound', path));
}

function driveNotFound(name: string): PathFailure {
  const exception = new Exception(
    'System.Management.Automation.DriveNotFoundException',
    `Cannot find drive. A drive with the name '${name}' does not exist.`,
  );
  return new PathFailure(new ErrorRecord(exception, 'DriveNotFound', 'ObjectNotFound', name));
}

function providerNotFound(name: string): PathFailure {
  const exception = new Exception(
    'System.Management.Automation.ProviderNotFoundException',
    `Cannot find a provider with the name '${name}'.`,
  );
  return new PathFailure(new ErrorRecord(exception, 'ProviderNotFound', 'ObjectNotFound', name));
}

/** Absolute, without `.`, `..` and a separator at the end. */
export function normalize(path: string): string {
  const plain = posix.normalize(path);
  return plain.length > 1 && plain.endsWith('/') ? plain.slice(0, -1) : plain;
}

function onDrive(drive: Drive, rest: string): ItemPath {
  const path = rest.replaceAll('\\', '/').replace(/^\/+/, '');
  return {
    drive,
    path: drive.provider.nests ? normalize(posix.join(drive.root, path)) : path.replace(/\/+$/, ''),
  };
}

/** Splits a drive or provider from a path; null for one without. */
function qualified(frame: Frame, text: string): ItemPath | null {
  const provider = /^([\w.\\]+)::(.*)$/s.exec(text);
  if (provider !== null) {
    const found = findProvider(provider[1]!);
    if (found === undefined) throw providerNotFound(provider[1]!);
    const drive = mainDrive(frame.session, found);
    return found.nests ? relativeToFiles(frame, drive, provider[2]!) : onDrive(drive, provider[2]!);
  }
  const named = /^([^/\\:*?[\]]+):(.*)$/s.exec(text);
  if (named === null) return null;
  const drive = drivesOf(frame.session).get(named[1]!.toLowerCase());
  if (drive === undefined) throw driveNotFound(named[1]!);
  return onDrive(drive, named[2]!);
}

function relativeToFiles(frame: Frame, drive: Drive, path: string): ItemPath {
  return {
    drive,
    path: normalize(posix.resolve(frame.session.currentDirectory, path.replaceAll('\\', '/'))),
  };
}

/** What a path means, without looking whether it exists. Wildcard characters stand for themselves. */
export function locate(frame: Frame, text: string): ItemPath {
  const found = qualified(frame, text);
  if (found !== null) return found;
  const location = currentLocation(frame.session);
  const files = drivesOf(frame.session).get('/')!;
  const path = text.replaceAll('\\', '/');
  if (path === '~' || path.startsWith('~/'))
    return { drive: files, path: normalize(homedir() + path.slice(1)) };
  if (location.drive.provider.nests) return relativeToFiles(frame, files, path);
  if (path.startsWith('/')) return { drive: files, path: normalize(path) };
  return { drive: location.drive, path: path.replace(/^\.\/?/, '').replace(/\/+$/, '') };
}

/** Expands the wildcards of a path, a segment at a time. */
function expand(frame: Frame, pattern: ItemPath, hidden: boolean): ItemPath[] {
  const { drive } = pattern;
  const { provider } = drive;
  const segments = provider.nests ? pattern.path.split('/').slice(1) : [pattern.path];
  let found: string[] = [provider.nests ? '/' : ''];
  for (const [index, segment] of segments.entries()) {
    const next: string[] = [];
    const matches = hasWildcards(segment) ? wildcardRegExp(segment) : null;
    for (const parent of found) {
      const join = (name: string): string => (provider.nests ? posix.join(parent, name) : name);
      if (matches === null) {
        const path = join(unescapeWildcards(segment));
        if (provider.exists(frame, path)) next.push(path);
        continue;
      }
      if (!provider.isContainer(frame, parent)) continue;
      const isLast = index === segments.length - 1;
      for (const child of provider.children(frame, parent)) {
        if (child.isHidden && !hidden && !segment.startsWith('.')) continue;
        if ((isLast || child.isContainer) && matches.test(child.name)) next.push(join(child.name));
      }
    }
    found = next;
  }
  return found.map((path) => ({ drive, path }));
}

export interface ResolveOptions {
  /** Wildcard characters stand for themselves. */
  readonly literal?: boolean;
  /** Patterns find hidden items too. */
  readonly force?: boolean;
}

/** The existing items that a path names. A pattern without matches names none. @throws PathFailure */
export function resolvePaths(frame: Frame, text: string, options: ResolveOptions = {}): ItemPath[] {
  if (options.literal !== true && hasWildcards(text))
    return expand(frame, locate(frame, text), options.force === true);
  const place = locate(frame, options.literal === true ? text : unescapeWildcards(text));
  if (!place.drive.provider.exists(frame, place.path)) throw pathNotFound(shownPath(place));
  return [place];
}

/** The last part of a path. */
export function leafOf({ drive, path }: ItemPath): string {
  if (!drive.provider.nests) return path;
  return path === '/' ? '/' : posix.basename(path);
}

/** The path above; null at a root. */
export function parentOf(place: ItemPath): ItemPath | null {
  const { drive, path } = place;
  if (!drive.provider.nests) return path === '' ? null : { drive, path: '' };
  return path === '/' ? null : { drive, path: posix.dirname(path) };
}

export function childOf({ drive, path }: ItemPath, name: string): ItemPath {
  return { drive, path: drive.provider.nests ? posix.join(path, name) : name };
}
