import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { PSModuleInfo } from '../../engine/ps-module-info.ts';
import metadata from '../../generated/commands/Import-Module.json' with { type: 'json' };
import { moduleObject } from '../../modules/custom-object.ts';
import { importModule, obtainModule, targetOf } from '../../modules/import.ts';
import type { ImportOptions } from '../../modules/import-members.ts';
import type { LoadRequest } from '../../modules/load-module.ts';
import { specification } from '../../modules/manifest.ts';
import { listOf } from '../../modules/module-scope.ts';
import { RuntimeException } from '../../types/error-record.ts';
import { type PSArray, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { notSupported } from '../error-records.ts';

const optionalText = (value: Value): string | undefined =>
  value === undefined || value === null ? undefined : toPSString(value);

class ImportModule extends Cmdlet {
  Global = false;
  Prefix: string | undefined;
  Name: PSArray | undefined;
  FullyQualifiedName: PSArray | undefined;
  Assembly: PSArray | undefined;
  Function: PSArray | undefined;
  Cmdlet: PSArray | undefined;
  Variable: PSArray | undefined;
  Alias: PSArray | undefined;
  Force = false;
  SkipEditionCheck = false;
  PassThru = false;
  AsCustomObject = false;
  MinimumVersion: Value;
  MaximumVersion: Value;
  RequiredVersion: Value;
  ModuleInfo: PSArray | undefined;
  ArgumentList: PSArray | undefined;
  DisableNameChecking = false;
  NoClobber = false;
  Scope: string | undefined;
  PSSession: Value;
  CimSession: Value;
  UseWindowsPowerShell = false;

  override process(): void {
    for (const name of ['PSSession', 'CimSession', 'UseWindowsPowerShell', 'Assembly']) {
      if (this.has(name)) this.throwTerminating(notSupported(`Import-Module -${name}`));
    }
    if (this.ModuleInfo !== undefined) {
      for (const module of listOf(this.ModuleInfo)) this.#import(module as PSModuleInfo);
      return;
    }
    const range = {
      minimum: optionalText(this.MinimumVersion),
      maximum: optionalText(this.MaximumVersion),
      required: optionalText(this.RequiredVersion),
    };
    const common = { args: listOf(this.ArgumentList), force: this.Force };
    const requests: LoadRequest[] =
      this.FullyQualifiedName === undefined
        ? listOf(this.Name).map((name) => ({ ...common, ...range, name: toPSString(name) }))
        : listOf(this.FullyQualifiedName).map((item) => ({ ...common, ...specification(item) }));
    for (const request of requests) {
      const module = this.#load(request);
      if (module !== undefined) this.#import(module);
    }
  }

  #load(request: LoadRequest): PSModuleInfo | undefined {
    try {
      const context = {
        frame: this.frame,
        streams: this.runtime.streams,
        output: { write: () => {} },
        verbose: (message: string) => this.runtime.writeVerbose(message),
      };
      return obtainModule(context, request);
    } catch (error) {
      // A module that can't be found or is invalid is reported; what its code throws ends the command.
      if (!(error instanceof RuntimeException)) throw error;
      if (!error.errorRecord.errorId.startsWith('Modules_')) {
        // It ends the import, not the script that imports.
        error.wasThrownFromThrowStatement = false;
        this.throwTerminating(error.errorRecord);
      }
      this.writeError(error.errorRecord);
      return undefined;
    }
  }

  #import(module: PSModuleInfo): void {
    const patterns = (list: PSArray | undefined): string[] | undefined =>
      list === undefined ? undefined : listOf(list).map(toPSString);
    const options: ImportOptions = {
      prefix: this.Prefix,
      functions: patterns(this.Function),
      cmdlets: patterns(this.Cmdlet),
      variables: patterns(this.Variable),
      aliases: patterns(this.Alias),
      disableNameChecking: this.DisableNameChecking,
      noClobber: this.NoClobber,
      verbose: (message) => this.runtime.writeVerbose(message),
    };
    const context = { frame: this.frame, streams: this.runtime.streams, output: this.runtime.output };
    const target = targetOf(
      this.frame,
      this.Global || /^global$/i.test(this.Scope ?? ''),
      /^local$/i.test(this.Scope ?? ''),
    );
    for (const warning of importModule(context, module, target, options)) this.runtime.writeWarning(warning);
    if (this.AsCustomObject) this.write(moduleObject(module));
    else if (this.PassThru) this.write(module);
  }
}

export const command = defineCmdlet(metadata, ImportModule);
