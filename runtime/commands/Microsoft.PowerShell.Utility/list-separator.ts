import { textOf } from '../../formatting/objects.ts';
import { currentCulture, getProperty } from '../../types/index.ts';

/** The current culture's separator of lists, for `-UseCulture`. */
export function listSeparator(): string {
  return textOf(getProperty(getProperty(currentCulture(), 'TextInfo'), 'ListSeparator'));
}
