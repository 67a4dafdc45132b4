/** Display width of text, as PowerShell's formatter counts it: UTF-16 units, wide East Asian ones twice, no escape sequences. */

// SGR and hyperlink sequences, the ones PowerShell treats as decoration.
const decoration = /\x1b\[[0-9;]*[mK]|\x1b\]8;[^;]*;.*?(?:\x1b\\|\x07)/g;

export const ellipsis = '\u2026';
export const resetSequence = '\x1b[0m';

/** Whether a text has escape sequences of that kind. */
export function isDecorated(text: string): boolean {
  return text.includes('\x1b') && text.search(decoration) >= 0;
}

/** The text without escape sequences. */
export function undecorated(text: string): string {
  return isDecorated(text) ? text.replace(decoration, '') : text;
}

export function unitWidth(code: number): number {
  if (code < 0x1100) return 1;
  const wide =
    code <= 0x115f ||
    code === 0x2329 ||
    code === 0x232a ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe10 && code <= 0xfe19) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6);
  return wide ? 2 : 1;
}

export function displayWidth(text: string): number {
  const plain = undecorated(text);
  let width = 0;
  for (let i = 0; i < plain.length; i++) width += unitWidth(plain.charCodeAt(i));
  return width;
}

/** How many visible units from the start fit into `cells`. */
export function fitFromStart(text: string, cells: number): number {
  const plain = undecorated(text);
  let used = 0;
  let count = 0;
  while (count < plain.length) {
    used += unitWidth(plain.charCodeAt(count));
    if (used > cells) break;
    count++;
  }
  return count;
}

/** Index of the first visible unit of the longest tail that fits into `cells`. */
export function fitFromEnd(text: string, cells: number): number {
  const plain = undecorated(text);
  let used = 0;
  let index = plain.length;
  while (index > 0) {
    used += unitWidth(plain.charCodeAt(index - 1));
    if (used > cells) break;
    index--;
  }
  return index;
}

/** Cuts visible units `[start, end)` and keeps the escape sequences around them. */
export function visibleSlice(text: string, start: number, end: number, before = '', after = ''): string {
  if (!isDecorated(text)) return before + text.slice(start, end) + after;
  let result = before;
  let visible = 0;
  let last = 0;
  let copied = false;
  const take = (piece: string) => {
    const from = Math.max(start - visible, 0);
    const to = Math.min(end - visible, piece.length);
    if (to > from) result += piece.slice(from, to);
    visible += piece.length;
  };
  for (const match of text.matchAll(decoration)) {
    take(text.slice(last, match.index));
    last = match.index + match[0].length;
    if (visible < end || match[0] === resetSequence) {
      result += match[0];
      copied = match[0] !== resetSequence;
    }
  }
  take(text.slice(last));
  return result + after + (copied ? resetSequence : '');
}

export function padding(count: number): string {
  return count > 0 ? ' '.repeat(count) : '';
}
