import { convertTo, toPSString } from '../types/index.ts';
import { knownType } from './known-types.ts';
import { defineTransformation } from './transformations.ts';

/** The transformation attributes of PowerShell's own cmdlets. */
export function defineBuiltInTransformations(): void {
  // `Set-StrictMode -Version Latest`, and whole numbers as versions.
  defineTransformation('argumenttopsversiontransformation', (value) => {
    const text = toPSString(value);
    if (/^latest$/i.test(text)) return convertTo('3.0', knownType('System.Version'));
    return convertTo(/^\d+$/.test(text) ? `${text}.0` : text, knownType('System.Version'));
  });
}
