import { convertTo, getStaticProperty, invokeStatic, newObject, toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { unwrap } from '../types/ps-object.ts';
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
  // `-Encoding utf8`: the names that PowerShell adds to .NET's, and code pages by number.
  defineTransformation('argumenttoencodingtransformation', (value) => {
    const inner = unwrap(value);
    if (typeof inner === 'number')
      return invokeStatic(knownType('System.Text.Encoding'), 'GetEncoding', [inner]);
    return typeof inner === 'string' ? encodingOf(inner) : undefined;
  });
}

const staticEncodings: Readonly<Record<string, string>> = {
  ascii: 'ASCII',
  bigendianunicode: 'BigEndianUnicode',
  unicode: 'Unicode',
  string: 'Unicode',
  unknown: 'Unicode',
  utf7: 'UTF7',
  utf32: 'UTF32',
};

/** An encoding by one of PowerShell's names, or by .NET's. */
function encodingOf(name: string): Value {
  const key = name.toLowerCase();
  if (key === 'utf8' || key === 'utf8nobom' || key === 'default' || key === 'oem') {
    return newObject(knownType('System.Text.UTF8Encoding'), [false]);
  }
  if (key === 'utf8bom') return newObject(knownType('System.Text.UTF8Encoding'), [true]);
  const known = staticEncodings[key];
  if (known !== undefined) return getStaticProperty(knownType('System.Text.Encoding'), known);
  return invokeStatic(knownType('System.Text.Encoding'), 'GetEncoding', [
    key === 'ansi' ? 'windows-1252' : name,
  ]);
}
