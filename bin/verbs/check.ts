import { checkHelp } from '../help.ts';
import { parseOptions, requireFiles } from '../options.ts';
import { printError, printOut } from '../output.ts';
import { printParseErrors } from '../parse-errors.ts';
import { compiler } from '../parts.ts';
import { readScript } from '../read-script.ts';
import { StageTimes } from '../stage-times.ts';
import { UsageError } from '../usage-error.ts';

/** `pscc check FILE…` */
export function checkCommand(words: readonly string[]): number {
  const { values, files } = parseOptions('check', words, { time: { type: 'boolean' } });
  if (values.help) {
    printOut(checkHelp);
    return 0;
  }
  const times = new StageTimes();
  let code = 0;
  for (const file of requireFiles('check', files)) {
    try {
      const script = readScript(file);
      const { errors } = times.measure('parse', () => compiler().parse(script.text, { file }));
      if (errors.length === 0) continue;
      printParseErrors(script, errors);
      code = Math.max(code, 1);
    } catch (error) {
      // The other files are checked all the same.
      if (!(error instanceof UsageError)) throw error;
      printError(`pscc: ${error.message}\n`);
      code = 2;
    }
  }
  if (values.time) times.print();
  return code;
}
