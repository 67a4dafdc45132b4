import { basename } from 'node:path';
import type { CompiledScript } from './compile-script.ts';

declare const PSCC_VERSION: string;

export const shebang = '#!/usr/bin/env -S node --stack-size=3900';

/** Text as a template literal that reads like the script. */
export function templateLiteral(text: string): string {
  return `\`${text
    .replace(/[`\\]|\$(?=\{)/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replaceAll('\0', '\\x00')}\``;
}

export interface ModulePart {
  readonly text: string;
  /** Lines before the compiled code. */
  readonly linesBefore: number;
}

export interface ModuleOptions {
  /** The script's path relative to the module. */
  readonly source: string;
  /** Lines that bring `define` and other scripts into the module. */
  readonly prologue: readonly string[];
  /** Names that the prologue gave to other scripts. */
  readonly scripts: readonly string[];
}

/** The call that defines a script; `f(rt, u)` holds the compiled code. */
export function definition(
  script: CompiledScript,
  url: string,
  source: string,
  others: readonly string[],
): ModulePart {
  const options = [
    `  text: ${templateLiteral(script.text)},`,
    ...(script.namespaces.length > 0 ? [`  namespaces: ${JSON.stringify(script.namespaces)},`] : []),
    ...(others.length > 0 ? [`  scripts: () => [${others.join(', ')}],`] : []),
  ];
  const head = `define(${url}, ${JSON.stringify(source)}, (rt, u) => {`;
  return { text: `${head}\n${script.code.trimEnd()}\n}, {\n${options.join('\n')}\n})`, linesBefore: 1 };
}

/** A whole module. */
export function moduleText(script: CompiledScript, { source, prologue, scripts }: ModuleOptions): ModulePart {
  const head = [
    shebang,
    `// Compiled from ${basename(script.path)} by pscc ${PSCC_VERSION}.`,
    ...prologue,
    '',
  ];
  const { text, linesBefore } = definition(script, 'import.meta.url', source, scripts);
  const body = `export const script = ${text};\nexport default script;\nif (script.isMain) script.run();\n`;
  return { text: `${head.join('\n')}\n${body}`, linesBefore: head.length + linesBefore };
}
