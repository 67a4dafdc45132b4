import { PSDictionary } from '../types/index.ts';
import { LazyVariable } from './automatic-variables.ts';
import { type Frame, fields } from './frame.ts';

/** Whether `$PSDefaultParameterValues` has entries for the code that runs. */
export function hasDefaultParameters(start: Frame): boolean {
  for (let frame: Frame | null = start; frame !== null; frame = frame.parent) {
    const own = fields(frame)['$psdefaultparametervalues'];
    if (own !== undefined) return own instanceof PSDictionary && own.count > 0;
    const variable = frame.dynamic?.get('psdefaultparametervalues');
    // The global table is made on first use: an untouched one is empty.
    if (variable !== undefined)
      return (
        !(variable instanceof LazyVariable && !variable.isMade) &&
        variable.value instanceof PSDictionary &&
        variable.value.count > 0
      );
  }
  return false;
}
