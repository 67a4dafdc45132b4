import { readFileSync } from 'node:fs';
import type { Ast } from '../../compiler/syntax/ast.ts';
import { compiler, compileText } from '../engine/compile-source.ts';
import type { Frame } from '../engine/frame.ts';
import { invokeBlockValue } from '../engine/invoke.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import { elementsOf } from '../formatting/objects.ts';
import { AutomationNull } from '../types/automation-null.ts';
import { runtimeError } from '../types/error-record.ts';
import { PSDictionary, toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';

const allowedVariables = new Set([
  'true',
  'false',
  'null',
  'psscriptroot',
  'psedition',
  'psculture',
  'psuiculture',
  'pscommandpath',
]);
const forbidden: ReadonlySet<Ast['kind']> = new Set([
  'Command',
  'InvokeMemberExpression',
  'MemberExpression',
  'AssignmentStatement',
  'FunctionDefinition',
  'ForEachStatement',
  'ForStatement',
  'WhileStatement',
  'DoWhileStatement',
  'DoUntilStatement',
  'TryStatement',
  'TrapStatement',
  'TypeDefinition',
  'UsingExpression',
  'ScriptBlockExpression',
  'TypeExpression',
]);

/** Evaluates a data file: one hashtable in the restricted language. @throws an error that says what is not allowed */
export function evaluateDataFile(frame: Frame, path: string): PSDictionary {
  const text = compiler().decodeSource(readFileSync(path));
  const block = new ScriptBlock(compileText(text, path), frame.session.topLevel);
  const [problem] = compiler().findAll(compiler().parse(text, { file: path }).ast, (node) => {
    if (node.kind === 'VariableExpression')
      return (
        !allowedVariables.has(node.variablePath.userPath.toLowerCase()) &&
        node.variablePath.qualifier !== 'env'
      );
    return forbidden.has(node.kind);
  });
  if (problem !== undefined) throw notRestricted(path, text.slice(problem.start, problem.end), problem.kind);
  const value = unwrap(invokeBlockValue(frame.session.global, block));
  if (!(value instanceof PSDictionary)) {
    throw runtimeError(
      'CouldNotParseAsPowerShellDataFileNoHashtableRoot',
      'InvalidData',
      `The PowerShell data file '${path}' is invalid since it cannot be evaluated into a Hashtable object.`,
      path,
      'System.InvalidOperationException',
    );
  }
  return value;
}

function notRestricted(path: string, text: string, kind: Ast['kind']): Error {
  const what =
    kind === 'Command'
      ? `The command '${text.split(/\s/)[0]}' is not allowed in restricted language mode or a Data section.`
      : kind === 'VariableExpression'
        ? 'A variable that cannot be referenced in restricted language mode or a Data section is being referenced.'
        : `This syntax is not allowed in restricted language mode or a Data section: ${text}`;
  return runtimeError(
    'NotAllowedInDataFile',
    'ParserError',
    `${path}: ${what}`,
    path,
    'System.InvalidOperationException',
  );
}

/** A manifest's entries by lower-cased key. */
export type Manifest = ReadonlyMap<string, Value>;

export function readManifest(frame: Frame, path: string): Manifest {
  const entries = new Map<string, Value>();
  for (const [key, value] of evaluateDataFile(frame, path).entries())
    entries.set(toPSString(key).toLowerCase(), value);
  return entries;
}

/** A list entry as texts; undefined where it is missing. */
export function texts(manifest: Manifest, key: string): string[] | undefined {
  const value = manifest.get(key);
  if (value === undefined || value === null || value === AutomationNull) return undefined;
  return [...(elementsOf(value) ?? [value])].map((item) => toPSString(item));
}

export function text(manifest: Manifest, key: string): string | undefined {
  const value = manifest.get(key);
  return value === undefined || value === null ? undefined : toPSString(value);
}

/** A module named with or without versions: `'Name'` or `@{ ModuleName = …; ModuleVersion = … }`. */
export interface ModuleSpecification {
  readonly name: string;
  readonly minimum?: string;
  readonly maximum?: string;
  readonly required?: string;
  readonly guid?: string;
}

export function specification(value: Value): ModuleSpecification {
  const inner = unwrap(value);
  if (!(inner instanceof PSDictionary)) return { name: toPSString(value) };
  const get = (key: string): string | undefined => {
    const found = inner.lookup(key) as Value;
    return found === undefined || found === null ? undefined : toPSString(found);
  };
  return {
    name: get('ModuleName') ?? '',
    minimum: get('ModuleVersion'),
    maximum: get('MaximumVersion'),
    required: get('RequiredVersion'),
    guid: get('GUID'),
  };
}

export function specifications(manifest: Manifest, key: string): ModuleSpecification[] {
  const value = manifest.get(key);
  if (value === undefined || value === null) return [];
  const list = unwrap(value) instanceof PSDictionary ? [value] : [...(elementsOf(value) ?? [value])];
  return list.map(specification);
}
