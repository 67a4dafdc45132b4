/** Character classes of PowerShell's tokenizer. Every function takes a UTF-16 code unit. */

const letterOrDigit = /[\p{L}\p{Nd}]/u;
const letter = /\p{L}/u;
const separator = /\p{Z}/u;

enum Trait {
  IdentifierStart = 1,
  Digit = 2,
  HexDigit = 4,
  VariableStart = 8,
  ForceStart = 16,
  ForceStartAfterNumber = 32,
  Whitespace = 64,
}

const traits = new Uint8Array(128);
function mark(characters: string, trait: Trait): void {
  for (const c of characters) traits[c.charCodeAt(0)]! |= trait;
}
const lower = 'abcdefghijklmnopqrstuvwxyz';
mark(`${lower}${lower.toUpperCase()}_`, Trait.IdentifierStart);
mark('0123456789', Trait.Digit);
mark('0123456789abcdefABCDEF', Trait.HexDigit);
mark(`${lower}${lower.toUpperCase()}_0123456789$:?^`, Trait.VariableStart);
mark('\0\t\n\v\f\r &(),;{|}', Trait.ForceStart);
mark('!#%*+-./<=>]', Trait.ForceStartAfterNumber);
mark('\t\v\f ', Trait.Whitespace);

export function isWhitespace(c: number): boolean {
  if (c < 128) return (traits[c]! & Trait.Whitespace) !== 0;
  if (c <= 256) return c === 0xa0 || c === 0x85;
  return separator.test(String.fromCharCode(c));
}

/** What .NET's `char.IsWhiteSpace` calls white space, newlines included. */
export function isAnyWhitespace(c: number): boolean {
  return (c >= 9 && c <= 13) || isWhitespace(c);
}

export function isNewline(c: number): boolean {
  return c === 10 || c === 13;
}

export function isDash(c: number): boolean {
  return c === 0x2d || c === 0x2013 || c === 0x2014 || c === 0x2015;
}

export function isSingleQuote(c: number): boolean {
  return c === 0x27 || (c >= 0x2018 && c <= 0x201b);
}

export function isDoubleQuote(c: number): boolean {
  return c === 0x22 || (c >= 0x201c && c <= 0x201e);
}

export function isLetter(c: number): boolean {
  return c < 128
    ? (traits[c]! & Trait.IdentifierStart) !== 0 && c !== 0x5f
    : letter.test(String.fromCharCode(c));
}

export function isVariableStart(c: number): boolean {
  return c < 128 ? (traits[c]! & Trait.VariableStart) !== 0 : letterOrDigit.test(String.fromCharCode(c));
}

export function isIdentifierStart(c: number): boolean {
  return c < 128 ? (traits[c]! & Trait.IdentifierStart) !== 0 : letter.test(String.fromCharCode(c));
}

export function isIdentifierFollow(c: number): boolean {
  return c < 128
    ? (traits[c]! & (Trait.IdentifierStart | Trait.Digit)) !== 0
    : letterOrDigit.test(String.fromCharCode(c));
}

export function isDecimalDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39;
}

export function isHexDigit(c: number): boolean {
  return c < 128 && (traits[c]! & Trait.HexDigit) !== 0;
}

/** Ends any word; the end of the text (code unit 0) does too. */
export function forcesNewToken(c: number): boolean {
  return c < 128 ? (traits[c]! & Trait.ForceStart) !== 0 : isWhitespace(c);
}

/** Ends a number in expression mode: the first character of an operator. */
export function forcesNewTokenAfterNumber(c: number, inTernary: boolean): boolean {
  if (c < 128) {
    if ((traits[c]! & Trait.ForceStartAfterNumber) !== 0) return true;
    return inTernary && (c === 0x3f || c === 0x3a);
  }
  return isDash(c);
}
