import type { ScriptBlockAst } from '../../compiler/index.ts';
import { compiler } from '../parts.ts';

export interface CommandNames {
  /** Lower-cased names of the commands that the script names literally. */
  readonly names: ReadonlySet<string>;
  /** Whether it may also call commands that only the run knows. */
  readonly open: boolean;
}

/** Commands that run or look for others by a name made at run time. */
const openers =
  /^(?:invoke-expression|iex|get-command|gcm|invoke-command|icm|start-job|sajb|start-threadjob|import-module|ipmo|new-alias|nal|set-alias|sal|get-help|help)$/i;
/** .NET ways to the same. */
const openTypes = /scriptblock|powershell|runspacefactory|invokecommand|executioncontext/i;

export function commandNames(ast: ScriptBlockAst): CommandNames {
  const names = new Set<string>();
  let open = false;
  compiler().visit(ast, (node) => {
    if (node.kind === 'Command') {
      const [first] = node.commandElements;
      if (first?.kind === 'StringConstantExpression') {
        const name = first.value.slice(first.value.lastIndexOf('\\') + 1).toLowerCase();
        names.add(name);
        if (openers.test(name)) open = true;
      } else if (first?.kind !== 'ScriptBlockExpression') open = true;
    } else if (node.kind === 'TypeExpression' || node.kind === 'VariableExpression') {
      const text =
        node.kind === 'TypeExpression' ? JSON.stringify(node.typeName) : node.variablePath.userPath;
      if (openTypes.test(text)) open = true;
    }
    return true;
  });
  return { names, open };
}
