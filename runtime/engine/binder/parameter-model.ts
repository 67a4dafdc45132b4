import { toBoolean, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { findType } from '../../types/type-registry.ts';
import { attributeFromData, type BoundAttribute, bindAttribute } from '../attributes.ts';
import type { CompiledBlock } from '../compiled-block.ts';
import type { Frame } from '../frame.ts';
import { knownType } from '../known-types.ts';
import { allParameterSets, type CommandMetadata } from '../parameter-metadata.ts';
import { commonParameters, pagingParameters, shouldProcessParameters } from './common-parameters.ts';

/** What a parameter is in the sets of `mask`. */
export interface Role {
  readonly mask: number;
  readonly position: number | undefined;
  readonly mandatory: boolean;
  readonly fromPipeline: boolean;
  readonly fromPipelineByName: boolean;
  readonly fromRemaining: boolean;
  readonly helpMessage: string;
}

export interface Parameter {
  readonly name: string;
  /** Lower-cased name. */
  readonly key: string;
  /** Declared type; null is `object` without conversion. */
  readonly type: NetType | null;
  readonly isSwitch: boolean;
  readonly aliases: readonly string[];
  readonly roles: readonly Role[];
  /** Union of the roles' masks. */
  readonly mask: number;
  readonly attributes: readonly BoundAttribute[];
  /** Common parameters are bound to the command's runtime, not to the command. */
  readonly isCommon: boolean;
  readonly default?: (f: Frame) => Value;
  readonly dontShow: boolean;
  /** The declared type's name where the type is not known to the runtime. */
  readonly typeName: string;
}

/** Everything the binder needs of a command. */
export interface ParameterModel {
  readonly commandName: string;
  readonly parameters: readonly Parameter[];
  /** By lower-cased name and alias. */
  readonly byName: ReadonlyMap<string, Parameter>;
  readonly sets: readonly string[];
  readonly defaultSet: string;
  /** The default set's bit, or 0. */
  readonly defaultMask: number;
  readonly allMask: number;
  /** Cmdlets and functions with `[CmdletBinding()]` or `[Parameter()]`. */
  readonly isAdvanced: boolean;
  readonly isCmdlet: boolean;
  readonly supportsShouldProcess: boolean;
  readonly confirmImpact: string;
  readonly takesPipelineInput: boolean;
  /** Unnamed arguments bind by position even where no position is given. */
  readonly positionalBinding: boolean;
}

interface RawRole {
  readonly set: string;
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly valueFromPipeline?: boolean;
  readonly valueFromPipelineByPropertyName?: boolean;
  readonly valueFromRemainingArguments?: boolean;
  readonly helpMessage?: string;
  readonly dontShow?: boolean;
}
interface RawParameter {
  readonly name: string;
  readonly type: NetType | null;
  readonly typeName: string;
  readonly aliases: readonly string[];
  readonly roles: readonly RawRole[];
  readonly attributes: readonly BoundAttribute[];
  readonly isCommon: boolean;
  readonly default?: (f: Frame) => Value;
}

function build(
  raw: readonly RawParameter[],
  options: Omit<
    ParameterModel,
    'parameters' | 'byName' | 'sets' | 'defaultMask' | 'allMask' | 'takesPipelineInput'
  >,
): ParameterModel {
  const sets: string[] = [];
  for (const parameter of raw) {
    for (const { set } of parameter.roles) {
      if (set !== allParameterSets && !sets.some((s) => s.toLowerCase() === set.toLowerCase()))
        sets.push(set);
    }
  }
  const { defaultSet } = options;
  if (
    defaultSet !== '' &&
    defaultSet !== allParameterSets &&
    !sets.some((s) => s.toLowerCase() === defaultSet.toLowerCase())
  )
    sets.push(defaultSet);
  const allMask = sets.length === 0 ? 1 : 2 ** sets.length - 1;
  const maskOf = (set: string): number =>
    set === allParameterSets ? allMask : 1 << sets.findIndex((s) => s.toLowerCase() === set.toLowerCase());
  const parameters = raw.map((parameter): Parameter => {
    const roles = parameter.roles.map(
      (role): Role => ({
        mask: maskOf(role.set),
        position: role.position,
        mandatory: role.mandatory ?? false,
        fromPipeline: role.valueFromPipeline ?? false,
        fromPipelineByName: role.valueFromPipelineByPropertyName ?? false,
        fromRemaining: role.valueFromRemainingArguments ?? false,
        helpMessage: role.helpMessage ?? '',
      }),
    );
    return {
      name: parameter.name,
      key: parameter.name.toLowerCase(),
      type: parameter.type,
      typeName: parameter.typeName,
      isSwitch: parameter.typeName === 'System.Management.Automation.SwitchParameter',
      aliases: parameter.aliases,
      roles,
      mask: roles.reduce((mask, role) => mask | role.mask, 0),
      attributes: parameter.attributes,
      isCommon: parameter.isCommon,
      default: parameter.default,
      dontShow: parameter.roles.some((role) => role.dontShow === true),
    };
  });
  const byName = new Map<string, Parameter>();
  for (const parameter of parameters) {
    byName.set(parameter.key, parameter);
    for (const alias of parameter.aliases) byName.set(alias.toLowerCase(), parameter);
  }
  return {
    ...options,
    parameters,
    byName,
    sets,
    allMask,
    defaultMask: defaultSet === '' ? 0 : maskOf(defaultSet),
    takesPipelineInput: parameters.some((p) => p.roles.some((r) => r.fromPipeline || r.fromPipelineByName)),
  };
}

const isUntyped = (name: string): boolean => name === 'System.Object';

function rawCommon(shouldProcess: boolean, paging: boolean): RawParameter[] {
  const list = [
    ...commonParameters,
    ...(shouldProcess ? shouldProcessParameters : []),
    ...(paging ? pagingParameters : []),
  ];
  return list.map((p) => ({
    name: p.name,
    type: isUntyped(p.type) ? null : knownType(p.type),
    typeName: p.type,
    aliases: p.aliases ?? [],
    roles: [{ set: allParameterSets }],
    attributes: [],
    isCommon: true,
  }));
}

const models = new WeakMap<CommandMetadata, ParameterModel>();

/** The model of a cmdlet, from its recorded metadata. */
export function modelOfCmdlet(metadata: CommandMetadata): ParameterModel {
  let model = models.get(metadata);
  if (model === undefined) {
    const raw = metadata.parameters.map(
      (p): RawParameter => ({
        name: p.name,
        type: isUntyped(p.type) ? null : (findType(p.type) ?? null),
        typeName: p.type,
        aliases: p.aliases ?? [],
        roles: Object.entries(p.sets).map(([set, role]) => ({ set, ...role })),
        attributes: (p.attributes ?? []).map(attributeFromData),
        isCommon: false,
      }),
    );
    model = build([...raw, ...rawCommon(metadata.supportsShouldProcess, metadata.supportsPaging)], {
      commandName: metadata.name,
      defaultSet: metadata.defaultParameterSet,
      isAdvanced: true,
      isCmdlet: true,
      supportsShouldProcess: metadata.supportsShouldProcess,
      confirmImpact: metadata.confirmImpact,
      positionalBinding: false,
    });
    models.set(metadata, model);
  }
  return model;
}

const flagOf = (attribute: BoundAttribute, name: string): boolean => {
  const value = attribute.named.get(name);
  return value !== undefined && toBoolean(value);
};
const textOf = (attribute: BoundAttribute, name: string): string | undefined => {
  const value = attribute.named.get(name);
  return value === undefined ? undefined : toPSString(value);
};

function roleOf(attribute: BoundAttribute): RawRole {
  const position = attribute.named.get('position');
  return {
    set: textOf(attribute, 'parametersetname') ?? allParameterSets,
    position: typeof position === 'number' && position >= 0 ? position : undefined,
    mandatory: flagOf(attribute, 'mandatory'),
    valueFromPipeline: flagOf(attribute, 'valuefrompipeline'),
    valueFromPipelineByPropertyName: flagOf(attribute, 'valuefrompipelinebypropertyname'),
    valueFromRemainingArguments: flagOf(attribute, 'valuefromremainingarguments'),
    helpMessage: textOf(attribute, 'helpmessage'),
    dontShow: flagOf(attribute, 'dontshow'),
  };
}

/** The model of a script's function or block, made when it is first called. */
export function modelOfBlock(
  frame: Frame,
  code: CompiledBlock,
  extra: readonly RawParameter[] = [],
): ParameterModel {
  if (code.model !== null && extra.length === 0) return code.model;
  const description = code.body;
  const blockAttributes = (description.attributes?.(frame) ?? []).map((spec) => bindAttribute(frame, spec));
  const binding = blockAttributes.find((attribute) => attribute.name === 'cmdletbinding');
  let isAdvanced = binding !== undefined;
  const raw: RawParameter[] = (description.params ?? []).map((p) => {
    const attributes = (p.attributes?.(frame) ?? []).map((spec) => bindAttribute(frame, spec));
    const declarations = attributes.filter((attribute) => attribute.name === 'parameter');
    if (declarations.length > 0) isAdvanced = true;
    const type = p.type === undefined ? null : (p.type.get(frame) as NetType);
    return {
      name: p.name,
      type: type !== null && isUntyped(type.fullName) ? null : type,
      typeName: type?.fullName ?? 'System.Object',
      aliases: attributes
        .filter((attribute) => attribute.name === 'alias')
        .flatMap((attribute) => attribute.positional.map((alias) => toPSString(alias))),
      roles: declarations.length === 0 ? [{ set: allParameterSets }] : declarations.map(roleOf),
      attributes: attributes.filter(
        (attribute) => attribute.name !== 'parameter' && attribute.name !== 'alias',
      ),
      isCommon: false,
      default: p.default,
    };
  });
  raw.push(...extra);
  const usesPositions = raw.some((p) => p.roles.some((role) => role.position !== undefined));
  const positional = binding?.named.get('positionalbinding');
  const positionalBinding = positional === undefined || toBoolean(positional);
  // Without explicit positions, parameters take positions in order, switches excepted.
  if (positionalBinding && !usesPositions) {
    let next = 0;
    for (let i = 0; i < raw.length; i++) {
      const p = raw[i]!;
      if (p.typeName === 'System.Management.Automation.SwitchParameter') continue;
      const position = next++;
      raw[i] = {
        ...p,
        roles: p.roles.map((role) => (role.valueFromRemainingArguments ? role : { ...role, position })),
      };
    }
  }
  const shouldProcess = binding !== undefined && flagOf(binding, 'supportsshouldprocess');
  const paging = binding !== undefined && flagOf(binding, 'supportspaging');
  const model = build(isAdvanced ? [...raw, ...rawCommon(shouldProcess, paging)] : raw, {
    commandName: code.name ?? '',
    defaultSet: (binding && textOf(binding, 'defaultparametersetname')) ?? '',
    isAdvanced,
    isCmdlet: false,
    supportsShouldProcess: shouldProcess,
    confirmImpact: (binding && textOf(binding, 'confirmimpact')) ?? 'Medium',
    positionalBinding,
  });
  if (extra.length === 0) code.model = model;
  return model;
}

export type { RawParameter };
