import { readFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { FunctionInfo } from '../engine/command-info.ts';
import { compiler } from '../engine/compile-source.ts';
import { CompiledBlock } from '../engine/compiled-block.ts';
import { CompiledUnit } from '../engine/compiled-unit.ts';
import type { Frame } from '../engine/frame.ts';
import type { PSModuleInfo } from '../engine/ps-module-info.ts';
import { ScriptBlock } from '../engine/script-block.ts';
import { filesAt, type ModuleFile } from './find-module.ts';
import { describeModule } from './load-module.ts';
import { readManifest, texts } from './manifest.ts';
import { newModule } from './module-scope.ts';

/** The names of the functions that a script module would export, read from its text. */
export function exportedNames(path: string): string[] {
  const text = compiler().decodeSource(readFileSync(path));
  const { ast } = compiler().parse(text, { file: path });
  const functions = (ast.endBlock?.statements ?? []).flatMap((statement) =>
    statement.kind === 'FunctionDefinition' ? [statement.name] : [],
  );
  const exports = compiler().findAll(ast, (node) => {
    const first = node.kind === 'Command' ? node.commandElements[0] : undefined;
    return first?.kind === 'StringConstantExpression' && first.value.toLowerCase() === 'export-modulemember';
  });
  if (exports.length === 0) return functions;
  const listed = new Set<string>();
  for (const command of exports) {
    for (const node of compiler().findAll(command, ({ kind }) => kind === 'StringConstantExpression')) {
      if (node.kind === 'StringConstantExpression') listed.add(node.value.toLowerCase());
    }
  }
  const all = [...listed].some((name) => name.includes('*'));
  return functions.filter((name) => all || listed.has(name.toLowerCase()));
}

/** The commands that a module would export, without running it. */
export function listedCommands(frame: Frame, path: string): string[] {
  if (extname(path).toLowerCase() !== '.psd1') return /\.psm1$/i.test(path) ? exportedNames(path) : [];
  const manifest = readManifest(frame, path);
  const listed = texts(manifest, 'functionstoexport');
  const aliases = (texts(manifest, 'aliasestoexport') ?? []).filter((name) => !name.includes('*'));
  if (listed !== undefined && !listed.some((name) => name.includes('*'))) return [...listed, ...aliases];
  const roots = [...(texts(manifest, 'rootmodule') ?? []), ...(texts(manifest, 'nestedmodules') ?? [])];
  return [
    ...aliases,
    ...roots.flatMap((root) =>
      filesAt(root, dirname(path)).flatMap((file) =>
        /\.psm1$/i.test(file.path) ? exportedNames(file.path) : [],
      ),
    ),
  ];
}

/** A module that is not loaded, as `Get-Module -ListAvailable` shows it. */
export function describeFile(frame: Frame, file: ModuleFile): PSModuleInfo {
  const module = newModule(basename(file.path, extname(file.path)), file.path);
  if (extname(file.path).toLowerCase() === '.psd1') {
    describeModule(module, readManifest(frame, file.path));
    if (module.rootModule !== null && /\.psm1$/i.test(module.rootModule)) module.moduleType = 'Script';
    if (module.rootModule !== null) module.path = resolve(file.path);
  }
  if (file.version !== undefined) module.version = file.version;
  const empty = new ScriptBlock(
    new CompiledBlock(new CompiledUnit('', file.path), { kind: 'script', at: 0 }),
    null,
  );
  for (const name of listedCommands(frame, file.path)) {
    const info = new FunctionInfo(name, empty);
    info.module = module;
    module.exportedFunctions.set(name.toLowerCase(), info);
  }
  return module;
}
