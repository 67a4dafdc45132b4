/** The package as a library: `import { compile, check } from 'pscc'`. */
import type * as CompilerIndex from '../../compiler/index.ts';
import { BuiltScript } from '../built/define.ts';
import { compiler, core } from '../parts.ts';

/** Compiles a script's text to JavaScript; see `Compiled`. */
export const compile: typeof CompilerIndex.compile = (text, options) => compiler().compile(text, options);

/** Parses a script's text. Broken text gives a tree and errors. */
export const parse: typeof CompilerIndex.parse = (text, options) => compiler().parse(text, options);

/** A script of text that is compiled now. @param path what `$PSCommandPath` says */
export function script(text: string, path = ''): BuiltScript {
  const block = core().compileText(text, path === '' ? null : path);
  return new BuiltScript(core, path, () => block, false);
}
