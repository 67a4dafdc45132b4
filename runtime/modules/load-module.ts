import { basename, dirname, extname, resolve } from 'node:path';
import { ExternalScriptInfo } from '../engine/command-info.ts';
import { CompiledBlock } from '../engine/compiled-block.ts';
import { CompiledUnit } from '../engine/compiled-unit.ts';
import type { Frame } from '../engine/frame.ts';
import { invokeBlockOutput } from '../engine/invoke.ts';
import { loadScriptFile } from '../engine/load-script.ts';
import type { PSModuleInfo } from '../engine/ps-module-info.ts';
import { type ErrorCategoryName, type RuntimeException, runtimeError } from '../types/error-record.ts';
import { PSDictionary } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
import { exportDefaults, restrictExports } from './exports.ts';
import { filesAt, filesNamed, isPath, type ModuleFile } from './find-module.ts';
import { importMembers } from './import-members.ts';
import {
  type Manifest,
  type ModuleSpecification,
  readManifest,
  specifications,
  text,
  texts,
} from './manifest.ts';
import { type ModuleContext, newModule, openState, runModuleCode } from './module-scope.ts';
import { compareVersions, inRange, notFoundInRange, type VersionRange } from './versions.ts';

export function moduleError(
  id: string,
  message: string,
  target: Value,
  category: ErrorCategoryName = 'ResourceUnavailable',
  type = 'System.IO.FileNotFoundException',
): RuntimeException {
  return runtimeError(id, category, message, target, type);
}

export interface LoadRequest extends VersionRange {
  readonly name: string;
  readonly args: readonly Value[];
  readonly force: boolean;
  /** Relative paths start here instead of at the current location: nested modules. */
  readonly base?: string;
}

const versionOf = (frame: Frame, file: ModuleFile): string => {
  if (file.version !== undefined) return file.version;
  return extname(file.path).toLowerCase() === '.psd1'
    ? (text(readManifest(frame, file.path), 'moduleversion') ?? '0.0')
    : '0.0';
};

/** The file that a request means. @throws Modules_ModuleNotFound and its kin */
export function findModuleFile(frame: Frame, request: LoadRequest): ModuleFile {
  const { name, base } = request;
  const directory = base ?? frame.session.currentDirectory;
  const files = isPath(name)
    ? filesAt(name, directory)
    : [...(base === undefined ? [] : filesAt(name, base)), ...filesNamed(name)];
  const hasRange =
    request.minimum !== undefined || request.maximum !== undefined || request.required !== undefined;
  const found = hasRange ? files.find((file) => inRange(versionOf(frame, file), request)) : files[0];
  if (found !== undefined) return found;
  const shown = isPath(name) && name !== '' ? resolve(directory, name) : name;
  const { id, message } = notFoundInRange(hasRange ? name : shown, request);
  throw moduleError(id, message, name);
}

/** A loaded module that satisfies a request. */
export function loadedModule(frame: Frame, request: LoadRequest): PSModuleInfo | undefined {
  const { session } = frame;
  if (!isPath(request.name)) {
    const known = session.modules.get(request.name.toLowerCase());
    return known !== undefined && inRange(known.version, request) ? known : undefined;
  }
  const [file] = filesAt(request.name, request.base ?? session.currentDirectory);
  if (file === undefined) return undefined;
  return [...session.modules.values()].find(
    (module) =>
      (module.path === file.path || module.manifestPath === file.path) && inRange(module.version, request),
  );
}

/** Loads a module's file and runs it. Its members are exported, not imported anywhere. */
export function loadModuleFile(
  context: ModuleContext,
  file: ModuleFile,
  args: readonly Value[],
  name?: string,
): PSModuleInfo {
  const extension = extname(file.path).toLowerCase();
  context.verbose?.(`Loading module from path '${file.path}'.`);
  const module = newModule(name ?? basename(file.path, extname(file.path)), file.path);
  switch (extension) {
    case '.psd1':
      loadManifest(context, module, args);
      break;
    case '.psm1': {
      const { code } = loadScriptFile(context.frame, file.path);
      runModuleCode(module, code, context, args, new ExternalScriptInfo(basename(file.path), file.path));
      exportDefaults(module);
      break;
    }
    case '.ps1': {
      const { code } = loadScriptFile(context.frame, file.path);
      module.hasExplicitExports = true;
      runModuleCode(module, code, context, args, new ExternalScriptInfo(basename(file.path), file.path));
      break;
    }
    case '.dll':
    case '.cdxml':
      throw moduleError(
        'Modules_NotSupportedByPscc',
        `pscc does not support binary modules: '${file.path}'.`,
        file.path,
        'NotImplemented',
        'System.Management.Automation.PSNotSupportedException',
      );
    default:
      throw moduleError(
        'Modules_InvalidModuleExtension',
        `The extension '${extension}' is not a valid module extension. The supported module extensions are '.dll', '.ps1', '.psm1', '.psd1' and '.cdxml'. Correct the extension then try adding the file '${file.path}' again.`,
        file.path,
        'InvalidOperation',
        'System.InvalidOperationException',
      );
  }
  if (file.version !== undefined && module.version === '0.0') module.version = file.version;
  return module;
}

/** Copies a manifest's descriptive entries. */
export function describeModule(module: PSModuleInfo, manifest: Manifest): void {
  module.moduleType = 'Manifest';
  module.manifestPath = module.path;
  module.version = text(manifest, 'moduleversion') ?? '0.0';
  module.guid = text(manifest, 'guid') ?? module.guid;
  module.description = text(manifest, 'description') ?? '';
  module.author = text(manifest, 'author') ?? '';
  module.companyName = text(manifest, 'companyname') ?? '';
  module.copyright = text(manifest, 'copyright') ?? '';
  module.rootModule = text(manifest, 'rootmodule') ?? text(manifest, 'moduletoprocess') ?? null;
  module.prefix = text(manifest, 'defaultcommandprefix') ?? '';
  module.privateData = manifest.get('privatedata') ?? null;
  for (const [key, value] of manifest) module.manifest.set(key, value);
  const data = unwrap(module.privateData);
  const psData = data instanceof PSDictionary ? unwrap(data.lookup('PSData')) : null;
  if (psData instanceof PSDictionary)
    for (const [key, value] of psData.entries()) module.manifest.set(String(key).toLowerCase(), value);
}

function checkEngineVersion(module: PSModuleInfo, manifest: Manifest): void {
  const wanted = text(manifest, 'powershellversion');
  if (wanted === undefined || compareVersions('7.6.5', wanted) >= 0) return;
  throw moduleError(
    'Modules_InsufficientPowerShellVersion',
    `The version of PowerShell on this computer is '7.6.5'. The module '${module.path}' requires a minimum PowerShell version of '${wanted}' to run. Verify that you have the minimum required version of PowerShell installed, and then try again.`,
    module.path,
    'ResourceUnavailable',
    'System.InvalidOperationException',
  );
}

function loadManifest(context: ModuleContext, module: PSModuleInfo, args: readonly Value[]): void {
  const { frame } = context;
  const manifest = readManifest(frame, module.path);
  if (!manifest.has('moduleversion')) {
    throw moduleError(
      'Modules_InvalidManifest',
      `The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of the form 'n.n.n.n'. Add the missing member to the file '${module.path}'.`,
      module.path,
      'ResourceUnavailable',
      'System.InvalidOperationException',
    );
  }
  describeModule(module, manifest);
  checkEngineVersion(module, manifest);
  const folder = dirname(module.path);
  for (const spec of specifications(manifest, 'requiredmodules'))
    module.requiredModules.push(requireModule(context, module, spec));
  for (const script of texts(manifest, 'scriptstoprocess') ?? []) {
    invokeBlockOutput(frame, loadScriptFile(frame, resolve(folder, script)), context.output, {
      dotted: true,
    });
  }
  for (const key of ['typestoprocess', 'formatstoprocess', 'requiredassemblies']) {
    const [first] = texts(manifest, key) ?? [];
    if (first !== undefined)
      throw moduleError(
        'Modules_NotSupportedByPscc',
        `pscc does not support '${key}' of module manifests: '${first}'.`,
        first,
        'NotImplemented',
        'System.Management.Automation.PSNotSupportedException',
      );
  }
  const rootName = module.rootModule === null || module.rootModule === '' ? null : module.rootModule;
  const nested = specifications(manifest, 'nestedmodules');
  if (rootName === null) {
    openState(module, new CompiledBlock(new CompiledUnit('', module.path), { kind: 'script', at: 0 }), frame);
    loadNested(context, module, nested, folder);
  } else {
    const file = rootFile(context, module, rootName, folder);
    const { code } = loadScriptFile(frame, file.path);
    module.moduleType = 'Script';
    module.path = file.path;
    const root = openState(module, code, frame);
    loadNested(context, module, nested, folder);
    runModuleCode(module, code, context, args, new ExternalScriptInfo(basename(file.path), file.path), root);
    exportDefaults(module);
  }
  for (const inner of module.nestedModules) {
    for (const [key, info] of inner.exportedFunctions)
      if (!module.exportedFunctions.has(key)) module.exportedFunctions.set(key, info);
    for (const [key, info] of inner.exportedAliases)
      if (!module.exportedAliases.has(key)) module.exportedAliases.set(key, info);
    for (const [key, info] of inner.exportedVariables)
      if (!module.exportedVariables.has(key)) module.exportedVariables.set(key, info);
  }
  restrictExports(module, {
    functions: texts(manifest, 'functionstoexport') ?? ['*'],
    cmdlets: texts(manifest, 'cmdletstoexport') ?? ['*'],
    variables: texts(manifest, 'variablestoexport') ?? ['*'],
    aliases: texts(manifest, 'aliasestoexport') ?? ['*'],
  });
}

function rootFile(context: ModuleContext, module: PSModuleInfo, name: string, folder: string): ModuleFile {
  const file = filesAt(name, folder)[0] ?? filesNamed(name)[0];
  if (file !== undefined && /\.(?:psm1|ps1)$/i.test(file.path)) return file;
  if (file !== undefined && /\.psd1$/i.test(file.path))
    return findModuleFile(context.frame, { name: file.path, args: [], force: false });
  throw moduleError(
    'Modules_ModuleFileNotFound',
    `The module to process '${name}', listed in field 'ModuleToProcess/RootModule' of module manifest '${module.path}' was not processed because no valid module was found in any module directory.`,
    module.path,
    'ResourceUnavailable',
    'System.Management.Automation.PSInvalidOperationException',
  );
}

function loadNested(
  context: ModuleContext,
  module: PSModuleInfo,
  specs: readonly ModuleSpecification[],
  folder: string,
): void {
  const { root } = module.state!;
  for (const spec of specs) {
    const file = filesAt(spec.name, folder)[0] ?? filesNamed(spec.name)[0];
    if (file === undefined) {
      throw moduleError(
        'Modules_ModuleFileNotFound',
        `The module to process '${spec.name}', listed in field 'NestedModules' of module manifest '${module.path}' was not processed because no valid module was found in any module directory.`,
        module.path,
        'ResourceUnavailable',
        'System.Management.Automation.PSInvalidOperationException',
      );
    }
    if (extname(file.path).toLowerCase() === '.ps1') {
      // A script runs in the scope of the module that lists it.
      invokeBlockOutput(root, loadScriptFile(root, file.path), context.output, { dotted: true });
      continue;
    }
    const inner = loadModuleFile({ ...context, frame: root }, file, []);
    module.nestedModules.push(inner);
    module.state!.modules.set(inner.name.toLowerCase(), inner);
    importMembers(inner, root, { disableNameChecking: true });
  }
}

/** A module of `RequiredModules`: loaded into the global session state if it is not there. */
function requireModule(
  context: ModuleContext,
  module: PSModuleInfo,
  spec: ModuleSpecification,
): PSModuleInfo {
  const { session } = context.frame;
  const request: LoadRequest = { ...spec, args: [], force: false };
  const known = loadedModule(context.frame, request);
  if (known !== undefined && matchesGuid(known, spec)) return known;
  let loaded: PSModuleInfo;
  try {
    loaded = loadModuleFile(
      { ...context, frame: session.global },
      findModuleFile(context.frame, request),
      [],
    );
  } catch (error) {
    if ((error as RuntimeException).errorRecord?.errorId?.startsWith('Modules_') !== true) throw error;
    throw requiredMissing(module, spec);
  }
  if (!matchesGuid(loaded, spec)) throw requiredMissing(module, spec);
  session.modules.set(loaded.name.toLowerCase(), loaded);
  session.topLevel.modules.set(loaded.name.toLowerCase(), loaded);
  importMembers(loaded, session.global, { disableNameChecking: true });
  return loaded;
}

const matchesGuid = (module: PSModuleInfo, { guid }: ModuleSpecification): boolean =>
  guid === undefined || guid.toLowerCase() === module.guid.toLowerCase();

function requiredMissing(
  module: PSModuleInfo,
  { name, minimum, maximum, required, guid }: ModuleSpecification,
): Error {
  const path = module.manifestPath;
  const versions =
    guid !== undefined
      ? ` with GUID '${guid}'`
      : minimum !== undefined && maximum !== undefined
        ? ` with MinimumVersion '${minimum}' and MaximumVersion '${maximum}'`
        : maximum !== undefined
          ? ` with MaximumVersion '${maximum}'`
          : (required ?? minimum) !== undefined
            ? ` with version '${required ?? minimum}'`
            : '';
  return moduleError(
    'Modules_InvalidManifest',
    `The required module '${name}'${versions} is not loaded. Load the module or remove the module from 'RequiredModules' in the file '${path}'.`,
    path,
    'ResourceUnavailable',
    'System.MissingMemberException',
  );
}
