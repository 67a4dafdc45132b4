import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface ParsedWords {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly files: readonly string[];
}

/** Reads a verb's options and files. @throws UsageError in one line */
export function parseOptions(verb: string, words: readonly string[], options: Options): ParsedWords {
  // A lone `-` is standard input, which parseArgs takes as a positional already.
  const known = { ...options, help: { type: 'boolean' as const, short: 'h' } };
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as ParsedWords['values'], files: positionals };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    const [, name] = /'([^']+)'/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new UsageError(`unknown option '${name}' (try 'pscc ${verb} --help')`);
    throw new UsageError(`${message.split('\n')[0]!.replace(/\.$/, '')} (try 'pscc ${verb} --help')`);
  }
}

/** The files of a verb that wants some. */
export function requireFiles(verb: string, files: readonly string[]): readonly string[] {
  if (files.length === 0) throw new UsageError(`no file given (try 'pscc ${verb} --help')`);
  return files;
}
