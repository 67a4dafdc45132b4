import { NetObject, type Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import type { AliasInfo, CmdletInfo, FunctionInfo } from './command-info.ts';
import { knownType } from './known-types.ts';
import type { PSVariable } from './ps-variable.ts';
import type { SessionState } from './session-state.ts';

/** `System.Management.Automation.PSModuleInfo`. */
export class PSModuleInfo extends NetObject {
  name: string;
  path: string;
  moduleType: 'Script' | 'Manifest' | 'Binary' | 'Cim' | 'Dynamic' = 'Script';
  version = '0.0';
  guid = '00000000-0000-0000-0000-000000000000';
  description = '';
  author = '';
  companyName = '';
  copyright = '';
  /** Path of the manifest that describes it, or ''. */
  manifestPath = '';
  rootModule: string | null = null;
  prefix = '';
  accessMode: 'ReadWrite' | 'Constant' | 'ReadOnly' = 'ReadWrite';
  privateData: Value = null;
  onRemove: Value = null;
  state: SessionState | null = null;
  readonly exportedFunctions = new Map<string, FunctionInfo>();
  readonly exportedCmdlets = new Map<string, CmdletInfo>();
  readonly exportedVariables = new Map<string, PSVariable>();
  readonly exportedAliases = new Map<string, AliasInfo>();
  /** Names that exported functions got from an import with a prefix, by lower-cased own name. */
  readonly importedNames = new Map<string, string>();
  /** Classes and enums of its script, by lower-cased name. */
  readonly scriptTypes = new Map<string, NetType>();
  /** `Export-ModuleMember` ran: nothing is exported by default. */
  hasExplicitExports = false;
  nestedModules: PSModuleInfo[] = [];
  requiredModules: PSModuleInfo[] = [];
  /** Further properties from the manifest, by lower-cased key. */
  readonly manifest = new Map<string, Value>();

  constructor(name: string, path = '') {
    super();
    this.name = name;
    this.path = path;
  }
  override get netType(): NetType {
    return knownType('System.Management.Automation.PSModuleInfo');
  }
  override toString(): string {
    return this.name;
  }
}
