// Writes runtime/generated/language.json: the properties of the syntax tree's and the tokens' classes, traits of the token kinds.
// usage: node scripts/generate-language.mjs REFERENCE_FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const reference = process.argv[2];
if (reference === undefined) throw new Error('usage: generate-language.mjs REFERENCE_FOLDER');
const { astClasses, tokenClasses, tokenKinds } = JSON.parse(
  readFileSync(join(reference, 'language.json'), 'utf8'),
);
const properties = ({ name, base, properties: list }) => [
  name,
  {
    base,
    properties: list
      .map((text) => text.split(' : '))
      .filter(
        ([property]) => property !== 'StaticType' || name === 'ExpressionAst' || name === 'ParameterAst',
      )
      .map(([property, type]) => [
        property,
        type.replaceAll(/`\d+/g, '').replaceAll('System.Management.Automation.Language.', ''),
      ]),
  },
];
const kinds = tokenKinds.map(({ kind, text, flags, precedenceGroup }) => [
  kind,
  { text, flags: [...(precedenceGroup === undefined ? [] : [precedenceGroup]), ...flags].join(', ') },
]);
const out = {
  classes: Object.fromEntries(astClasses.map(properties)),
  tokens: Object.fromEntries(tokenClasses.map(properties)),
  kinds: Object.fromEntries(kinds),
};
writeFileSync(
  new URL('../runtime/generated/language.json', import.meta.url),
  `${JSON.stringify(out, null, 1)}\n`,
);
