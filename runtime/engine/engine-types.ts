import { types } from '../types/core-types.ts';
import { addLazyTypes } from '../types/lazy.ts';
import { loadChunk } from '../types/load-chunk.ts';

const automation = (...names: string[]): string[] =>
  names.map((name) => `System.Management.Automation.${name}`);

/** Tells the type system which files define the engine's own types. */
export function registerEngineTypes(): void {
  addLazyTypes('engine/net/script-block', ...automation('SteppablePipeline'));
  // The type is in the core; its members load with the first use of one.
  types.scriptBlock.membersFrom(() => {
    loadChunk('engine/net/script-block');
  });
  addLazyTypes(
    'engine/net/exceptions',
    ...automation(
      'ParameterBindingValidationException',
      'ParameterBindingArgumentTransformationException',
      'PSBoundParametersDictionary',
      'ParseException',
    ),
    'System.Collections.ArrayList+ArrayListEnumeratorSimple',
  );
  addLazyTypes(
    'engine/host-objects',
    ...automation(
      'EngineIntrinsics',
      'SessionState',
      'PSVariableIntrinsics',
      'CommandInvocationIntrinsics',
      'PathIntrinsics',
      'Internal.Host.InternalHost',
      'Internal.Host.InternalHostUserInterface',
      'Internal.Host.InternalHostRawUserInterface',
    ),
  );
  addLazyTypes(
    'engine/net/parameter-attributes',
    ...automation(
      'ParameterAttribute',
      'ValidateSetAttribute',
      'ValidateRangeAttribute',
      'ValidatePatternAttribute',
      'ValidateLengthAttribute',
      'ValidateCountAttribute',
      'ValidateScriptAttribute',
      'AliasAttribute',
      'ValidateNotNullAttribute',
      'ValidateNotNullOrEmptyAttribute',
      'ValidateNotNullOrWhiteSpaceAttribute',
      'AllowNullAttribute',
      'AllowEmptyStringAttribute',
      'AllowEmptyCollectionAttribute',
      'RuntimeDefinedParameter',
      'RuntimeDefinedParameterDictionary',
    ),
  );
  addLazyTypes('engine/net/ps-variable', ...automation('PSVariable'));
  addLazyTypes('engine/net/invocation-info', ...automation('InvocationInfo'));
  addLazyTypes(
    'engine/net/command-info',
    ...automation(
      'CommandInfo',
      'FunctionInfo',
      'FilterInfo',
      'CmdletInfo',
      'AliasInfo',
      'ExternalScriptInfo',
      'ApplicationInfo',
      'ScriptInfo',
      'ParameterMetadata',
      'CommandParameterSetInfo',
      'CommandParameterInfo',
    ),
  );
  addLazyTypes('engine/net/module-info', ...automation('PSModuleInfo'));
  addLazyTypes(
    'engine/net/records',
    ...automation(
      'InformationalRecord',
      'WarningRecord',
      'VerboseRecord',
      'DebugRecord',
      'InformationRecord',
      'HostInformationMessage',
      'ProgressRecord',
    ),
  );
  addLazyTypes('engine/net/script-cmdlet', ...automation('PSCmdlet', 'Cmdlet', 'PSScriptCmdlet'));
  addLazyTypes(
    'engine/net/language',
    ...automation('Language.InternalScriptExtent', 'Language.Parser', 'Language.ParseError'),
  );
}
