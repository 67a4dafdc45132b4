import { dirname } from 'node:path';
import type { UsingStatementAst } from '../../compiler/syntax/ast.ts';
import { compiler, compileText } from '../engine/compile-source.ts';
import type { CompiledUnit } from '../engine/compiled-unit.ts';
import type { Frame } from '../engine/frame.ts';
import { invokeBlockValue } from '../engine/invoke.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import { importModule, obtainModule, targetOf } from './import.ts';
import { specification } from './manifest.ts';

/** Imports what the `using module` statements of a unit name, before its first statement runs. */
export function importUsedModules(frame: Frame, unit: CompiledUnit): void {
  if (!/^\s*using\s+module\b/im.test(unit.text)) return;
  const { ast } = unit.parsed ?? compiler().parse(unit.text, { file: unit.path ?? undefined });
  for (const statement of ast.usingStatements)
    if (statement.usingStatementKind === 'Module') importOne(frame, unit, statement);
}

function importOne(frame: Frame, unit: CompiledUnit, { name, moduleSpecification }: UsingStatementAst): void {
  const spec =
    moduleSpecification === undefined
      ? { name: name?.value ?? '' }
      : specification(
          invokeBlockValue(
            frame,
            new ScriptBlock(
              compileText(unit.text.slice(moduleSpecification.start, moduleSpecification.end), null),
              null,
            ),
          ),
        );
  const context = { frame, streams: frame.streams, output: { write: () => {} } };
  const base = unit.path === null ? undefined : dirname(unit.path);
  const module = obtainModule(context, {
    ...spec,
    args: [],
    force: false,
    ...(base === undefined ? {} : { base }),
  });
  importModule(context, module, targetOf(frame, false, false), {});
  for (const [key, type] of module.scriptTypes) frame.session.scriptTypes.set(key, type);
}
