import type { Value } from '../types/net-object.ts';
import { showsComputerName } from './display-value.ts';
import type { FormatParameter } from './format-parameter.ts';
import { displayPropertyNames } from './objects.ts';
import { NamedExpression, type PropertyExpression } from './property-expression.ts';
import { standardMembers } from './standard-members.ts';

/** A property to show, with the parameter that asked for it. */
export interface ActiveProperty {
  readonly expression: PropertyExpression;
  readonly parameter: FormatParameter | null;
}

const plain = (name: string): ActiveProperty => ({
  expression: new NamedExpression(name, true),
  parameter: null,
});

/** Every property of an object. */
export function allProperties(target: Value): ActiveProperty[] {
  const names = displayPropertyNames(target);
  const remote = names.some((name) => name.toLowerCase() === 'psshowcomputername');
  if (!remote) return names.map(plain);
  const show = showsComputerName(target);
  return names
    .filter((name) => {
      const key = name.toLowerCase();
      return key !== 'psshowcomputername' && (show || key !== 'pscomputername');
    })
    .map(plain);
}

/** The default display set of an object's type. */
export function defaultProperties(target: Value): ActiveProperty[] {
  const names = [...standardMembers(target).defaultDisplayPropertySet];
  if (names.length > 0 && showsComputerName(target)) names.push('PSComputerName');
  return names.map((name) => ({ expression: new NamedExpression(name), parameter: null }));
}

/** The chosen properties as they exist on an object. @param keepMissing a missing one stays, as an empty column */
export function chosenProperties(
  parameters: readonly FormatParameter[],
  target: Value,
  keepMissing: boolean,
): ActiveProperty[] {
  return parameters.flatMap((parameter) => {
    const { expression } = parameter;
    const found = expression.resolve(target);
    if (keepMissing && found.length === 0 && !expression.hasWildcards) return [{ expression, parameter }];
    return found.map((one) => ({ expression: one, parameter }));
  });
}

/** What a list or custom view without a definition shows. */
export function activeProperties(parameters: readonly FormatParameter[], target: Value): ActiveProperty[] {
  if (parameters.length > 0) return chosenProperties(parameters, target, false);
  const chosen = defaultProperties(target);
  return chosen.length > 0 ? chosen : allProperties(target);
}
