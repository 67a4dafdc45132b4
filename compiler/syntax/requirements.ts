import type { Ast, CommandAst, ExpressionAst, RequiredModule, ScriptRequirements } from './ast.ts';
import type { ErrorList } from './errors.ts';
import type { Lexeme } from './lexer/lexeme.ts';
import { isConstant } from './semantic-checks/attributes.ts';

const invalidFormat = 'ScriptRequiresInvalidFormat';

interface Found {
  modules: RequiredModule[];
  version?: string;
  editions: string[];
  elevated: boolean;
  assemblies: string[];
}

/** The text of a constant argument. */
function textOf(node: ExpressionAst, source: string): string {
  return node.kind === 'StringConstantExpression' ? node.value : source.slice(node.start, node.end);
}

function elementsOf(node: ExpressionAst): readonly ExpressionAst[] {
  return node.kind === 'ArrayLiteral' ? node.elements : [node];
}

function moduleOf(node: ExpressionAst, source: string): RequiredModule | undefined {
  if (node.kind !== 'Hashtable') return { name: textOf(node, source) };
  const fields = new Map<string, string>();
  for (const { key, value } of node.keyValuePairs) {
    const only = value.kind === 'Pipeline' ? value.pipelineElements[0] : undefined;
    if (only?.kind !== 'CommandExpression') return undefined;
    fields.set(textOf(key, source).toLowerCase(), textOf(only.expression, source));
  }
  const name = fields.get('modulename');
  if (name === undefined) return undefined;
  return {
    name,
    moduleVersion: fields.get('moduleversion'),
    requiredVersion: fields.get('requiredversion'),
    maximumVersion: fields.get('maximumversion'),
    guid: fields.get('guid'),
  };
}

/** Reads `#requires` comments. `read` parses a text as a command whose offsets are those of the source. */
export function scriptRequirements(
  comments: readonly Lexeme[],
  source: string,
  errors: ErrorList,
  read: (start: number, end: number) => CommandAst | undefined,
): ScriptRequirements | undefined {
  if (comments.length === 0) return undefined;
  const found: Found = { modules: [], editions: [], elevated: false, assemblies: [] };
  for (const comment of comments) {
    const command = read(comment.start + 1, comment.end);
    if (command) readParameters(command, source, errors, found);
    else errors.add(invalidFormat, comment.start + 1, comment.end);
  }
  const first = comments[0]!;
  return {
    requiredModules: found.modules,
    requiredPSVersion: found.version,
    requiredPSEditions: found.editions,
    isElevationRequired: found.elevated,
    requiredAssemblies: found.assemblies,
    extent: { start: first.start, end: first.end },
  };
}

function readParameters(command: CommandAst, source: string, errors: ErrorList, found: Found): void {
  const report = (node: Ast, id: string, ...args: string[]): void => {
    errors.add(id, node.start, node.end, false, ...args);
  };
  const elements = command.commandElements;
  const name = elements[0]!;
  if (name.kind !== 'StringConstantExpression' || name.value.toLowerCase() !== 'requires')
    report(command, invalidFormat);
  for (let i = 1; i < elements.length; i++) {
    const parameter = elements[i]!;
    if (parameter.kind !== 'CommandParameter') {
      report(parameter, invalidFormat);
      continue;
    }
    let argument = parameter.argument;
    if (!argument) {
      const next = elements[i + 1];
      if (next && next.kind !== 'CommandParameter') {
        argument = next;
        i++;
      }
    }
    const is = (full: string): boolean => full.startsWith(parameter.parameterName.toLowerCase());
    if (is('runasadministrator')) {
      found.elevated = true;
      if (argument) report(parameter, 'ParameterCannotHaveArgument', parameter.parameterName);
    } else if (!argument) report(parameter, 'ParameterRequiresArgument', parameter.parameterName);
    else if (!isConstant(argument)) report(argument, 'RequiresArgumentMustBeConstant');
    else if (is('psedition'))
      found.editions.push(...elementsOf(argument).map((item) => textOf(item, source)));
    else if (is('version')) {
      const text = textOf(argument, source);
      if (!/^\d+(\.\d+){0,3}$/.test(text)) report(argument, 'RequiresVersionInvalid');
      else found.version = text.includes('.') ? text : `${text}.0`;
    } else if (is('assembly'))
      found.assemblies.push(...elementsOf(argument).map((item) => textOf(item, source)));
    else if (is('modules')) {
      for (const item of elementsOf(argument)) {
        const required = moduleOf(item, source);
        if (required) found.modules.push(required);
        else report(argument, 'RequiresModuleInvalid', '');
      }
    } else if (!is('shellid') && !is('pssnapin')) report(parameter, invalidFormat);
  }
}
