import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Ast, CommandAst, ScriptBlockAst } from '../../compiler/index.ts';
import { compiler } from '../parts.ts';

/** The text of a path written literally, seen from the script's folder; undefined where only the run knows. */
function literalPath(node: Ast | undefined, folder: string): string | undefined {
  if (node?.kind === 'StringConstantExpression') return node.value;
  if (node?.kind !== 'ExpandableStringExpression') return undefined;
  let text = '';
  for (const part of node.parts) {
    if (typeof part === 'string') text += part;
    else if (
      part.kind === 'VariableExpression' &&
      part.variablePath.userPath.toLowerCase() === 'psscriptroot'
    )
      text += folder;
    else return undefined;
  }
  return text;
}

function namedBy(node: CommandAst, folder: string): string | undefined {
  const [first, second] = node.commandElements;
  const name = literalPath(first, folder);
  if (name !== undefined && /^(?:import-module|ipmo)$/i.test(name)) return literalPath(second, folder);
  return name;
}

/** The script and module files that a script names by literal paths: called, dot-sourced, imported. */
export function namedScripts(ast: ScriptBlockAst, path: string): string[] {
  const folder = dirname(path);
  const found = new Set<string>();
  const add = (name: string | undefined): void => {
    if (name === undefined || !/[/\\]/.test(name) || !/\.psm?1$/i.test(name)) return;
    const file = resolve(folder, name.replaceAll('\\', '/'));
    if (file !== path && statSync(file, { throwIfNoEntry: false })?.isFile()) found.add(file);
  };
  for (const using of ast.usingStatements) if (using.usingStatementKind === 'Module') add(using.name?.value);
  compiler().visit(ast, (node) => {
    if (node.kind === 'Command') add(namedBy(node, folder));
    return true;
  });
  return [...found];
}
