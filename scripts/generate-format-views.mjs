// Writes runtime/generated/format-views.json and format-views-more.json from the recorded views.
// usage: node scripts/generate-format-views.mjs REFERENCE_FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const reference = process.argv[2];
if (reference === undefined) throw new Error('usage: generate-format-views.mjs REFERENCE_FOLDER');
const target = new URL('../runtime/generated/', import.meta.url).pathname;

// Sources that a Linux session does not load.
const unloaded = new Set(['Diagnostics', 'Event', 'WSMan']);
const isRare = (view) =>
  ['Certificate', 'Help', 'Registry'].includes(view.source) ||
  (view.source === 'HelpV3' && !view.outOfBand) ||
  view.types.every((type) =>
    /Cim|Management\.ManagementObject|ServiceProcess|EventLog|Subsystem|PSStyle|Microsoft\.WSMan/.test(type),
  );

const all = readFileSync(join(reference, 'format-views.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
  .filter((view) => !unloaded.has(view.source));
const strip = ({ source: _source, index: _index, ...view }) => view;
const views = all.filter((view) => !isRare(view)).map(strip);
const rare = all.filter(isRare).map(strip);
const more = [...new Set(rare.flatMap((view) => view.types.map((type) => type.toLowerCase())))].sort();
writeFileSync(join(target, 'format-views.json'), `${JSON.stringify({ views, more }, null, 1)}\n`);
writeFileSync(join(target, 'format-views-more.json'), `${JSON.stringify(rare, null, 1)}\n`);
