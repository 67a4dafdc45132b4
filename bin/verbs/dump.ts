import { dumpHelp } from '../help.ts';
import { parseOptions, requireFiles } from '../options.ts';
import { printError, printOut } from '../output.ts';
import { compiler } from '../parts.ts';
import { readScript, type ScriptText } from '../read-script.ts';
import { StageTimes } from '../stage-times.ts';
import { UsageError } from '../usage-error.ts';

const stages: Record<string, (script: ScriptText, times: StageTimes) => string> = { tokens, ast, ir, js };

/** `pscc dump --stage STAGE FILE…` */
export function dumpCommand(words: readonly string[]): number {
  const { values, files } = parseOptions('dump', words, {
    stage: { type: 'string' },
    time: { type: 'boolean' },
  });
  if (values.help) {
    printOut(dumpHelp);
    return 0;
  }
  const name = values.stage;
  if (typeof name !== 'string') throw new UsageError("no stage given (try 'pscc dump --help')");
  if (!Object.hasOwn(stages, name))
    throw new UsageError(`unknown stage '${name}': it is one of ${Object.keys(stages).join(', ')}`);
  const dump = stages[name]!;
  const times = new StageTimes();
  let code = 0;
  for (const file of requireFiles('dump', files)) {
    try {
      printOut(`${dump(readScript(file), times)}\n`);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      printError(`pscc: ${error.message}\n`);
      code = 2;
    }
  }
  if (values.time) times.print();
  return code;
}

function parse({ text, file }: ScriptText, times: StageTimes) {
  return times.measure('parse', () => compiler().parse(text, { file }));
}

function tokens(script: ScriptText, times: StageTimes): string {
  return parse(script, times)
    .tokens.map(
      ({ kind, start, end }) => `${kind} ${start} ${end} ${JSON.stringify(script.text.slice(start, end))}`,
    )
    .join('\n');
}

function ast(script: ScriptText, times: StageTimes): string {
  return JSON.stringify(compiler().dumpAst(parse(script, times), script.file));
}

function errorLine(file: string, errors: readonly object[]): string {
  return JSON.stringify({ file, errors });
}

function ir(script: ScriptText, times: StageTimes): string {
  const { ast: tree, errors } = parse(script, times);
  if (errors.length > 0) return errorLine(script.file, errors);
  const { main, types } = times.measure('lower', () => compiler().lower(tree, script.text, undefined));
  return JSON.stringify({ file: script.file, main, types }, (_key, value: unknown) => {
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Set) return [...value];
    if (value instanceof Map) return [...value];
    return value;
  });
}

function js(script: ScriptText, times: StageTimes): string {
  const { code, errors } = compiler().compile(script.text, { file: script.file, onStage: times.add });
  return code ?? `// ${errorLine(script.file, errors)}`;
}
