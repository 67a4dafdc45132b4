import type { Mapping } from '../../compiler/index.ts';
import { printParseErrors } from '../parse-errors.ts';
import { compiler } from '../parts.ts';
import { readScript } from '../read-script.ts';
import type { StageTimes } from '../stage-times.ts';
import { type CommandNames, commandNames } from './command-names.ts';
import { namedScripts } from './named-scripts.ts';

/** A script compiled for a file of its own or a bundle. */
export interface CompiledScript {
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly mappings: readonly Mapping[];
  readonly namespaces: readonly string[];
  /** Absolute paths of the scripts that it names. */
  readonly names: readonly string[];
  readonly commands: CommandNames;
}

/** Compiles a file; undefined where it has parse errors, which are printed. */
export function compileScript(file: string, map: boolean, times: StageTimes): CompiledScript | undefined {
  const script = readScript(file);
  const { code, mappings, errors, parsed } = compiler().compile(script.text, {
    file,
    map,
    onStage: times.add,
  });
  if (code === undefined) {
    printParseErrors(script, errors);
    return undefined;
  }
  const { ast } = parsed;
  const namespaces = ast.usingStatements.flatMap(({ usingStatementKind, name }) =>
    usingStatementKind === 'Namespace' && name !== undefined ? [name.value] : [],
  );
  const path = script.path!;
  return {
    path,
    text: script.text,
    code,
    mappings,
    namespaces,
    names: namedScripts(ast, path),
    commands: commandNames(ast),
  };
}
