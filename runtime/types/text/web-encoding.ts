import { implementType } from '../define.ts';
import webSignatures from '../generated/signatures/System.Net.WebUtility.ts';
import httpSignatures from '../generated/signatures/System.Web.HttpUtility.ts';
import { recordedType } from '../recorded.ts';

const ENTITIES: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  euro: '€',
  hellip: '…',
  ndash: '–',
  mdash: '—',
};

const htmlEncode = (text: string | null): string | null =>
  text === null
    ? null
    : text
        .replace(
          /[<>&"']/g,
          (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' })[c]!,
        )
        .replace(/[\u00a0-\u00ff]/g, (c) => `&#${c.charCodeAt(0)};`);
const htmlDecode = (text: string | null): string | null =>
  text === null
    ? null
    : text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (all, hex, decimal, name) => {
        if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
        if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
        return ENTITIES[name] ?? all;
      });
const urlEncode = (upper: boolean) => (text: string | null) =>
  text === null
    ? null
    : encodeURIComponent(text)
        .replace(/%20/g, '+')
        .replace(/['~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/%[0-9A-F]{2}/g, (x) => (upper ? x : x.toLowerCase()));
function urlDecode(text: string | null): string | null {
  if (text === null) return null;
  return text.replaceAll('+', ' ').replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

const shared = { HtmlDecode: htmlDecode, HtmlEncode: htmlEncode, UrlDecode: urlDecode };
implementType(recordedType('System.Net.WebUtility'), webSignatures, () => ({
  statics: { ...shared, UrlEncode: urlEncode(true) },
}));
implementType(recordedType('System.Web.HttpUtility'), httpSignatures, () => ({
  statics: {
    ...shared,
    UrlEncode: urlEncode(false),
    HtmlAttributeEncode: (text: string | null) => text?.replace(/[<&"']/g, (c) => htmlEncode(c)!) ?? null,
    UrlPathEncode: (text: string | null) => (text === null ? null : encodeURI(text)),
    JavaScriptStringEncode: (text: string | null) =>
      text === null
        ? ''
        : JSON.stringify(text)
            .slice(1, -1)
            .replace(/['<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  },
}));
