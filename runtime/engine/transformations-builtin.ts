import { convertTo, toPSString } from '../types/index.ts';
import { knownType } from './known-types.ts';
import { defineTransformation } from './transformations.ts';

/** The transformation attributes of PowerShell's own cmdlets. */
export function defineBuiltInTransformations(): void {
  // `Set-StrictMode -Version Latest`, and whole numbers as versions.
  defineTransformation('argumenttopsversiontransformation', (value) => {
    const text = toPSString(value);
    if (/^latest$/i.test(text)) return convertTo('3.0', knownType('System.Version'));
    // What is no version is left to the conversion, which says so.
    return /^\d+$/.test(text) ? convertTo(`${text}.0`, knownType('System.Version')) : undefined;
  });
}
