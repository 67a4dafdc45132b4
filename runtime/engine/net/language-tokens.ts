import type { Ast, TypeName } from '../../../compiler/syntax/ast.ts';
import type { Lexeme } from '../../../compiler/syntax/lexer/lexeme.ts';
import tables from '../../generated/language.json' with { type: 'json' };
import { numberLiteral } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { compiler } from '../compile-source.ts';
import { knownType } from '../known-types.ts';
import { type LanguageDocument, language, readOnly } from './language-document.ts';
import { enumValue, VariablePathObject } from './language-values.ts';

const kinds = tables.kinds as Readonly<Record<string, { text: string; flags: string }>>;
const streams = ['All', 'Output', 'Error', 'Warning', 'Verbose', 'Debug', 'Information'];

/** A token of `[Parser]::ParseInput`. */
export class TokenObject extends NetObject {
  constructor(
    readonly document: LanguageDocument,
    readonly lexeme: Lexeme,
    readonly role: string,
  ) {
    super();
  }
  get className(): string {
    const { kind, redirection } = this.lexeme;
    switch (kind) {
      case 'Variable':
      case 'SplattedVariable':
        return 'VariableToken';
      case 'Number':
        return 'NumberToken';
      case 'Parameter':
        return 'ParameterToken';
      case 'Label':
        return 'LabelToken';
      case 'StringExpandable':
      case 'HereStringExpandable':
        return 'StringExpandableToken';
      case 'StringLiteral':
      case 'HereStringLiteral':
        return 'StringLiteralToken';
      case 'Generic':
        return this.lexeme.pieces === undefined ? 'StringLiteralToken' : 'StringExpandableToken';
      case 'Redirection':
        return redirection?.to === undefined ? 'FileRedirectionToken' : 'MergingRedirectionToken';
      case 'RedirectInStd':
        return 'InputRedirectionToken';
      default:
        return 'Token';
    }
  }
  override get netType(): NetType {
    return knownType(language + this.className);
  }
  get flags(): Value {
    const own = kinds[this.lexeme.kind]?.flags ?? '';
    const names = [own, this.role, this.lexeme.inError ? 'TokenInError' : ''].filter((name) => name !== '');
    return enumValue('TokenFlags', names.length === 0 ? 'None' : names.join(', '));
  }
  get text(): string {
    return this.document.extent(this.lexeme).text;
  }
  override toString(): string {
    return this.lexeme.kind === 'EndOfInput' ? '<eof>' : this.text;
  }
}

/** The roles that tokens get from where they stand: start offset to flag. */
function roles(document: LanguageDocument): Map<number, string> {
  const found = new Map<number, string>();
  const typeName = (name: TypeName, role: string): void => {
    if (name.elementType !== undefined) typeName(name.elementType, role);
    else found.set(name.start, role);
    for (const argument of name.genericArguments ?? []) typeName(argument, role);
  };
  compiler().visit(document.parsed.ast, (node: Ast) => {
    if (node.kind === 'Command' && node.commandElements[0] !== undefined)
      found.set(node.commandElements[0].start, 'CommandName');
    else if (node.kind === 'TypeConstraint' || node.kind === 'TypeExpression')
      typeName(node.typeName, 'TypeName');
    else if (node.kind === 'Attribute') typeName(node.typeName, 'AttributeName');
    else if (node.kind === 'MemberExpression' || node.kind === 'InvokeMemberExpression')
      found.set(node.member.start, 'MemberName');
    else if (node.kind === 'Hashtable')
      for (const { key } of node.keyValuePairs) found.set(key.start, 'MemberName');
  });
  return found;
}

const named = new Set(['Identifier', 'Generic']);

export function tokensOf(document: LanguageDocument): TokenObject[] {
  const role = roles(document);
  return document.parsed.tokens.map(
    (token) =>
      new TokenObject(
        document,
        token as Lexeme,
        named.has(token.kind) || /^[A-Z]\w+$/.test(token.kind) ? roleOf(token as Lexeme, role) : '',
      ),
  );
}

function roleOf(token: Lexeme, role: ReadonlyMap<number, string>): string {
  const found = role.get(token.start) ?? '';
  return named.has(token.kind) || (found === 'CommandName' && kinds[token.kind]?.flags.includes('Keyword'))
    ? found
    : '';
}

/** Values of the token classes' own properties. */
export const tokenProperties: Readonly<Record<string, (self: TokenObject) => Value>> = {
  Text: (self) => self.text,
  TokenFlags: (self) => self.flags,
  Kind: (self) => enumValue('TokenKind', self.lexeme.kind),
  HasError: (self) => self.lexeme.inError ?? false,
  Extent: (self) => self.document.extent(self.lexeme),
  LabelText: (self) => self.lexeme.name ?? '',
  ParameterName: (self) => self.lexeme.name ?? '',
  UsedColon: (self) => self.lexeme.usedColon ?? false,
  FromStream: (self) => enumValue('RedirectionStream', streams[self.lexeme.redirection?.from ?? 1] ?? 'All'),
  ToStream: (self) => enumValue('RedirectionStream', streams[self.lexeme.redirection?.to ?? 1] ?? 'Output'),
  Append: (self) => self.lexeme.redirection?.append ?? false,
  Name: (self) => self.lexeme.path?.name ?? '',
  VariablePath: (self) => new VariablePathObject(self.lexeme.path!),
  NestedTokens: (self) => {
    const nested = (self.lexeme.pieces ?? []).flatMap((piece) =>
      typeof piece !== 'string' && 'variable' in piece
        ? [new TokenObject(self.document, piece.variable, '')]
        : [],
    );
    return self.lexeme.pieces === undefined ? null : readOnly(nested, 'Token');
  },
  Value: (self) =>
    self.lexeme.number === undefined ? (self.lexeme.value ?? self.text) : numberLiteral(self.lexeme.number),
};
