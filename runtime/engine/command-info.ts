import { NetObject } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { CmdletDefinition } from './cmdlet.ts';
import { knownType } from './known-types.ts';
import type { CommandMetadata } from './parameter-metadata.ts';
import type { PSModuleInfo } from './ps-module-info.ts';
import type { ScopedOption } from './ps-variable.ts';
import type { ScriptBlock } from './script-block.ts';

const automation = 'System.Management.Automation.';

/** `System.Management.Automation.CommandInfo` and its kinds. */
export abstract class CommandInfo extends NetObject {
  abstract readonly name: string;
  abstract readonly commandType: string;
  module: PSModuleInfo | null = null;
  visibility: 'Public' | 'Private' = 'Public';
  get moduleName(): string {
    return this.module?.name ?? '';
  }
  abstract get definition(): string;
  override toString(): string {
    return this.name;
  }
}

export class FunctionInfo extends CommandInfo {
  readonly name: string;
  scriptBlock: ScriptBlock;
  readonly isFilter: boolean;
  options = new Set<ScopedOption>();
  description: string | null = null;

  constructor(name: string, scriptBlock: ScriptBlock, isFilter = false) {
    super();
    this.name = name;
    this.scriptBlock = scriptBlock;
    this.isFilter = isFilter;
  }
  get commandType(): string {
    return this.isFilter ? 'Filter' : 'Function';
  }
  override get netType(): NetType {
    return knownType(`${automation}${this.isFilter ? 'FilterInfo' : 'FunctionInfo'}`);
  }
  override get definition(): string {
    return this.scriptBlock.toString();
  }
}

export class CmdletInfo extends CommandInfo {
  readonly commandType = 'Cmdlet';
  constructor(
    readonly metadata: CommandMetadata,
    readonly cmdlet: CmdletDefinition,
  ) {
    super();
  }
  get name(): string {
    return this.metadata.name;
  }
  override get moduleName(): string {
    return this.metadata.module;
  }
  override get netType(): NetType {
    return knownType(`${automation}CmdletInfo`);
  }
  override get definition(): string {
    return '';
  }
}

export class AliasInfo extends CommandInfo {
  readonly commandType = 'Alias';
  options = new Set<ScopedOption>();
  description = '';
  constructor(
    readonly name: string,
    public target: string,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}AliasInfo`);
  }
  override get definition(): string {
    return this.target;
  }
}

export class ExternalScriptInfo extends CommandInfo {
  readonly commandType = 'ExternalScript';
  /** The code, where it was read. */
  scriptBlock: ScriptBlock | null = null;
  constructor(
    readonly name: string,
    readonly path: string,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}ExternalScriptInfo`);
  }
  override get definition(): string {
    return this.path;
  }
}

export class ApplicationInfo extends CommandInfo {
  readonly commandType = 'Application';
  constructor(
    readonly name: string,
    readonly path: string,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}ApplicationInfo`);
  }
  override get definition(): string {
    return this.path;
  }
}

/** A script block called by `&` or `.`. */
export class ScriptInfo extends CommandInfo {
  readonly name = '';
  readonly commandType = 'Script';
  constructor(readonly scriptBlock: ScriptBlock) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${automation}ScriptInfo`);
  }
  override get definition(): string {
    return this.scriptBlock.toString();
  }
}
