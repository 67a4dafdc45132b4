import { typeSignatureName } from '../types/index.ts';
import type { Parameter, ParameterModel } from './binder/parameter-model.ts';
import { modelOfCmdlet } from './binder/parameter-model.ts';
import type { CmdletInfo } from './command-info.ts';

const typeText = (parameter: Parameter): string =>
  parameter.type === null
    ? parameter.typeName === 'System.Object'
      ? 'Object'
      : parameter.typeName
    : typeSignatureName(parameter.type);

/** One parameter set's syntax, as `Get-Command -Syntax` prints it. @param bit the set's bit */
export function setSyntax(name: string, model: ParameterModel, bit: number): string {
  const own = model.parameters.filter(
    (p) => !p.isCommon && !p.dontShow && (model.sets.length === 0 || p.mask & bit),
  );
  const role = (p: Parameter) => p.roles.find((r) => model.sets.length === 0 || r.mask & bit) ?? p.roles[0]!;
  const positional = own
    .filter((p) => role(p).position !== undefined)
    .sort((a, b) => role(a).position! - role(b).position!);
  const named = own.filter((p) => role(p).position === undefined);
  const mandatory = named.filter((p) => role(p).mandatory);
  const optional = named.filter((p) => !role(p).mandatory);
  const show = (p: Parameter): string => {
    const { mandatory: required, position } = role(p);
    if (p.isSwitch) return required ? `-${p.name}` : `[-${p.name}]`;
    const value = ` <${typeText(p)}>`;
    if (position !== undefined) return required ? `[-${p.name}]${value}` : `[[-${p.name}]${value}]`;
    return required ? `-${p.name}${value}` : `[-${p.name}${value}]`;
  };
  const common = model.isAdvanced
    ? [...(model.supportsShouldProcess ? ['[-WhatIf]', '[-Confirm]'] : []), '[<CommonParameters>]']
    : [];
  return [name, ...[...positional, ...mandatory, ...optional].map(show), ...common].join(' ');
}

/** All parameter sets' syntax, a paragraph each. */
export function modelSyntax(name: string, model: ParameterModel): string {
  const bits = model.sets.length === 0 ? [1] : model.sets.map((_, i) => 1 << i);
  return `\n${bits.map((bit) => setSyntax(name, model, bit)).join('\n\n')}\n`;
}

export const syntaxOf = (info: CmdletInfo): string => modelSyntax(info.name, modelOfCmdlet(info.metadata));
