import { acceleratorText } from './generated/accelerators.ts';
import type { NetType } from './net-type.ts';

const accelerators = new Map<string, string>();
const printedNames = new Map<string, string>();
for (const line of acceleratorText.split('\n')) {
  const [name, full, printed] = line.split('|') as [string, string, string];
  accelerators.set(name.toLowerCase(), full);
  printedNames.set(full, printed);
}

/** Full name of a type accelerator. @param key lower-cased name */
export function acceleratorTarget(key: string): string | undefined {
  return accelerators.get(key);
}

/** All accelerators: lower-cased name to full name. */
export function allAccelerators(): ReadonlyMap<string, string> {
  return accelerators;
}

/** Adds an accelerator, as `[psobject].Assembly…::Add` does. */
export function addAccelerator(name: string, fullName: string): void {
  accelerators.set(name.toLowerCase(), fullName);
}

/** A parsed type name: generic arguments, and array ranks from the inside out. */
export interface ParsedTypeName {
  readonly name: string;
  readonly args: readonly ParsedTypeName[];
  readonly ranks: readonly number[];
}

/** Parses `Dictionary[string,int[]]`, .NET's `` List`1[[System.Int32, lib]] `` and the like; null when malformed. */
export function parseTypeName(text: string): ParsedTypeName | null {
  const parser = new TypeNameParser(text);
  const parsed = parser.type(false);
  return parsed !== null && parser.atEnd() ? parsed : null;
}

class TypeNameParser {
  #at = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    this.#space();
    if (this.#text[this.#at] === ',') this.#at = this.#text.length;
    return this.#at >= this.#text.length;
  }

  #space(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }

  /** @param qualified inside `[…]`, where an assembly name may follow */
  type(qualified: boolean): ParsedTypeName | null {
    this.#space();
    const start = this.#at;
    while (this.#at < this.#text.length && !'[],'.includes(this.#text[this.#at]!)) this.#at++;
    const name = this.#text.slice(start, this.#at).trim();
    if (name === '') return null;
    let args: ParsedTypeName[] = [];
    const ranks: number[] = [];
    while (this.#text[this.#at] === '[') {
      const rank = /^\[\s*(,*|\*)\s*\]/.exec(this.#text.slice(this.#at));
      if (rank !== null) {
        ranks.push(rank[1] === '*' ? 1 : rank[1]!.length + 1);
        this.#at += rank[0].length;
        continue;
      }
      if (args.length > 0 || ranks.length > 0) return null;
      const list = this.#arguments();
      if (list === null) return null;
      args = list;
    }
    if (qualified && this.#text[this.#at] === ',') {
      while (this.#at < this.#text.length && this.#text[this.#at] !== ']') this.#at++;
    }
    return { name, args, ranks };
  }

  #arguments(): ParsedTypeName[] | null {
    this.#at++;
    const args: ParsedTypeName[] = [];
    for (;;) {
      this.#space();
      const boxed = this.#text[this.#at] === '[';
      if (boxed) this.#at++;
      const arg = this.type(boxed);
      if (arg === null) return null;
      args.push(arg);
      if (boxed) {
        if (this.#text[this.#at] !== ']') return null;
        this.#at++;
      }
      this.#space();
      const c = this.#text[this.#at++];
      if (c === ']') return args;
      if (c !== ',') return null;
    }
  }
}

const baseName = (type: NetType): string => {
  const name = type.genericDefinition?.fullName ?? type.fullName;
  return name;
};

/** The type as PowerShell prints it (`"$type"`, signatures): `int`, `System.Collections.Generic.List[string]`. */
export function typeDisplayName(type: NetType): string {
  if (type.isArray) return `${typeDisplayName(type.elementType!)}[${','.repeat(type.rank - 1)}]`;
  const args = type.genericArguments;
  if (args.length > 0)
    return `${baseName(type).replace(/`\d+$/, '')}[${args.map(typeDisplayName).join(',')}]`;
  const printed = printedNames.get(type.fullName);
  if (printed !== undefined && !type.isScriptType) return printed;
  return type.fullName;
}

/** As in `OverloadDefinitions`. */
export const typeSignatureName = (type: NetType): string =>
  type.fullName === 'System.Void' ? 'void' : typeDisplayName(type);

/** .NET's `Type.ToString()`: `` System.Collections.Generic.List`1[System.String] ``. */
export function typeNetName(type: NetType): string {
  if (type.isArray) return `${typeNetName(type.elementType!)}[${','.repeat(type.rank - 1)}]`;
  const args = type.genericArguments;
  if (args.length > 0) return `${baseName(type)}[${args.map(typeNetName).join(',')}]`;
  return type.fullName;
}

const CORE_VERSION = 'Version=10.0.0.0, Culture=neutral, PublicKeyToken=';

/** Assembly as `AssemblyQualifiedName` writes it. */
export function assemblyFullName(type: NetType): string {
  const name = type.assembly;
  if (name === 'System.Private.CoreLib') return `${name}, ${CORE_VERSION}7cec85d7bea7798e`;
  if (name.startsWith('System.Management.Automation') || name.startsWith('Microsoft.PowerShell')) {
    return `${name}, Version=7.6.5.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35`;
  }
  return `${name}, ${CORE_VERSION}b03f5f7f11d50a3a`;
}

/** Full name of a closed generic type, as `Type.FullName` spells it. */
export function closedFullName(definition: NetType, args: readonly NetType[]): string {
  return `${definition.fullName}[${args.map((a) => `[${a.fullName}, ${assemblyFullName(a)}]`).join(',')}]`;
}
