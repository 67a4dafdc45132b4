import { registerType } from '../core-types.ts';
import type { EnumValue } from '../enums.ts';
import signatures from '../generated/signatures/System.Management.Automation.WildcardPattern.ts';
import { argumentNull } from '../net-errors.ts';
import { implementRecorded } from '../recorded.ts';
import {
  escapeWildcards,
  hasWildcards,
  unescapeWildcards,
  WildcardPattern,
  wildcardRegExp,
} from '../wildcard.ts';

const given = (text: string | null, name = 'pattern'): string => {
  if (text === null) throw argumentNull(name);
  return text;
};

WildcardPattern.type = registerType(
  implementRecorded('System.Management.Automation.WildcardPattern', signatures, () => ({
    constructors: (pattern: string | null, options?: EnumValue) =>
      new WildcardPattern(given(pattern), Number(options?.value ?? 0)),
    methods: {
      IsMatch: (w: WildcardPattern, text: string | null) => text !== null && w.isMatch(text),
      ToWql: (w: WildcardPattern) => w.pattern.replaceAll('*', '%').replaceAll('?', '_'),
      ToRegex: (w: WildcardPattern) => wildcardRegExp(w.pattern).source,
    },
    statics: {
      Escape: (text: string | null) => escapeWildcards(given(text)),
      Unescape: (text: string | null) => unescapeWildcards(given(text)),
      ContainsWildcardCharacters: (text: string | null) => text !== null && text !== '' && hasWildcards(text),
      Get: (text: string | null, options: EnumValue) =>
        new WildcardPattern(given(text), Number(options.value)),
    },
  })),
);
