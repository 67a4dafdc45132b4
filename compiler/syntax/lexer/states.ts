import moo from 'moo';

/** Whatever is left over. (moo's own error token would count the lines of all the rest of the text.) */
const other = { match: /[\s\S]/, lineBreaks: true };

/** What ends a word in command mode, as a look-ahead. */
const end = '(?=[ \\t\\r\\n(),;{}|&]|$(?![\\s\\S]))';
const re = (source: string) => new RegExp(source);

const shared = {
  blank: /[ \t]+/,
  newline: { match: /\r\n|\n|\r/, lineBreaks: true },
  single: { match: /'[^'\u2018-\u201b]*'(?!['\u2018-\u201b])/, lineBreaks: true },
  double: { match: /"[^"$`\u201c-\u201e]*"(?!["\u201c-\u201e])/, lineBreaks: true },
  paren: ['(', ')'],
  brace: ['{', '}'],
  separator: [';', ','],
  pipe: /\|(?!\|)/,
};

/**
 * The lexemes that a regular expression tells safely, by mode. What is left over (numbers with suffixes, strings with
 * variables, words with quotes, …) is an `other` token, and the tokenizer reads it.
 */
export const lexerStates = moo.states({
  Command: {
    ...shared,
    variable: re(`\\$[A-Za-z_][A-Za-z0-9_]*(?=[ \\t\\r\\n(),;{}|&.\\[])`),
    name: re(`[A-Za-z_][A-Za-z0-9_]*${end}`),
    word: re(`[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)+${end}`),
    parameter: re(`-[A-Za-z]+${end}`),
    integer: re(`[0-9]{1,9}${end}`),
    other,
  },
  Expression: {
    ...shared,
    bracket: ['[', ']'],
    variable: re('\\$[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_?:\\u0080-\\uffff])'),
    name: re('[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_\\u0080-\\uffff])'),
    operator: re('-[A-Za-z]+(?![A-Za-z:\\u0080-\\uffff])'),
    integer: re('[0-9]{1,9}(?=[ \\t\\r\\n(),;{}|&\\]]|\\.\\.)'),
    equals: '=',
    other,
  },
});

/** Punctuation to token kind. */
export const punctuation: Readonly<Record<string, string>> = {
  '(': 'LParen',
  ')': 'RParen',
  '{': 'LCurly',
  '}': 'RCurly',
  '[': 'LBracket',
  ']': 'RBracket',
  ';': 'Semi',
  ',': 'Comma',
  '|': 'Pipe',
  '=': 'Equals',
};
