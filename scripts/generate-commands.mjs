// Writes runtime/generated/commands/<Name>.json and runtime/generated/command-index.json
// from the recorded command metadata.
// Usage: node scripts/generate-commands.mjs <reference folder>
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , reference] = process.argv;
if (reference === undefined) {
  console.error('usage: node scripts/generate-commands.mjs <reference folder>');
  process.exit(2);
}
const target = new URL('../runtime/generated/', import.meta.url).pathname;
mkdirSync(join(target, 'commands'), { recursive: true });

const lines = (file) =>
  readFileSync(join(reference, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const index = {};
for (const command of lines('commands.jsonl')) {
  // Functions of the interactive shell have names that no file can have.
  if (!/^[\w-]+$/.test(command.name)) continue;
  const { name, module, commandType, defaultParameterSet, implementingType, confirmImpact } = command;
  const out = {
    name,
    module,
    commandType,
    implementingType: implementingType ?? '',
    defaultParameterSet: defaultParameterSet ?? '',
    supportsShouldProcess: command.supportsShouldProcess,
    supportsPaging: command.supportsPaging,
    confirmImpact,
    aliases: command.aliases ?? [],
    outputTypes: command.outputType ?? [],
    parameterSets: command.parameterSets.map((set) => set.name),
    parameters: command.parameters
      .filter((p) => !(command.supportsShouldProcess && (p.name === 'WhatIf' || p.name === 'Confirm')))
      .map(({ name, type, aliases, sets, attributes, dynamic }) => ({
        name,
        type,
        ...(aliases && { aliases }),
        sets,
        ...(attributes && { attributes }),
        ...(dynamic && { dynamic }),
      })),
  };
  writeFileSync(join(target, 'commands', `${name}.json`), `${JSON.stringify(out, null, 1)}\n`);
  index[name] = module;
}
writeFileSync(join(target, 'command-index.json'), `${JSON.stringify(index, null, 1)}\n`);
writeFileSync(
  join(target, 'common-parameters.json'),
  `${JSON.stringify(lines('common-parameters.jsonl'), null, 1)}\n`,
);
const aliases = readFileSync(join(reference, 'aliases.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => {
    const [name, definition, options, , description] = line.split('\t');
    return { name, definition, options, description };
  });
writeFileSync(join(target, 'aliases.json'), `${JSON.stringify(aliases, null, 1)}\n`);
