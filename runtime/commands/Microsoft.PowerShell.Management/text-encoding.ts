import { textOf } from '../../formatting/objects.ts';
import { byteArray, bytesOf, type PSArray } from '../../types/arrays.ts';
import { getProperty, invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';

/** How text is read and written: UTF-8 without mark unless a command was told otherwise. */
export interface TextEncoding {
  decode(bytes: Uint8Array): string;
  encode(text: string): Uint8Array;
  /** The byte order mark that starts a new file. */
  readonly mark: Uint8Array;
}

const none = new Uint8Array(0);

export const utf8: TextEncoding = {
  decode: (bytes) => withoutMark(bytes) ?? new TextDecoder('utf-8').decode(bytes),
  encode: (text) => new TextEncoder().encode(text),
  mark: none,
};

/** Text that says itself, by its mark, how it is encoded; null without a mark. */
function withoutMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder('utf-8').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0)
    return utf32(bytes.subarray(4), true);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16be(bytes.subarray(2));
  return null;
}

function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let i = 0; i + 3 < bytes.length; i += 4) text += String.fromCodePoint(view.getUint32(i, little));
  return text;
}

function utf16be(bytes: Uint8Array): string {
  const swapped = bytes.slice();
  for (let i = 0; i + 1 < swapped.length; i += 2)
    [swapped[i], swapped[i + 1]] = [swapped[i + 1]!, swapped[i]!];
  return new TextDecoder('utf-16le').decode(swapped);
}

/** A `System.Text.Encoding` as these commands use it; without one, UTF-8. */
export function textEncoding(encoding: Value): TextEncoding {
  if (encoding === undefined || encoding === null) return utf8;
  const name = textOf(getProperty(encoding, 'WebName')).toLowerCase();
  const preamble = bytesOf(invokeMethod(encoding, 'GetPreamble', []) as PSArray);
  if (name === 'utf-8') return { ...utf8, mark: preamble };
  return {
    mark: preamble,
    decode: (bytes) => withoutMark(bytes) ?? textOf(invokeMethod(encoding, 'GetString', [byteArray(bytes)])),
    encode: (text) => bytesOf(invokeMethod(encoding, 'GetBytes', [text]) as PSArray),
  };
}
