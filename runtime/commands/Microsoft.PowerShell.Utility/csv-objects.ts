import type { Cmdlet } from '../../engine/cmdlet.ts';
import { textOf } from '../../formatting/objects.ts';
import type { PSArray } from '../../types/arrays.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { noteObject } from '../note-object.ts';
import { CsvReader } from './csv-reader.ts';

export interface CsvReading {
  readonly delimiter: string;
  readonly header: PSArray | undefined;
}

function checkedHeader(cmdlet: Cmdlet, names: readonly string[]): string[] {
  let unnamed = 0;
  const seen = new Set<string>();
  const header = names.map((name) => (name === '' ? `H${++unnamed}` : name));
  if (unnamed > 0) {
    cmdlet.runtime.writeWarning(
      'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.',
    );
  }
  for (const name of header) {
    if (seen.has(name.toLowerCase())) {
      const message = `The member "${name}" is already present.`;
      cmdlet.throwTerminating(
        errorRecord(
          'System.Management.Automation.ExtendedTypeSystemException',
          message,
          'AlreadyPresentPSMemberInfoInternalCollectionAdd',
          'NotSpecified',
        ),
      );
    }
    seen.add(name.toLowerCase());
  }
  return header;
}

/** Makes an object of each row. */
export function readCsv(
  cmdlet: Cmdlet,
  text: string,
  { delimiter, header }: CsvReading,
  emit: (value: Value) => void,
): void {
  const reader = new CsvReader(text, delimiter);
  let typeName: string | undefined;
  const skipNotes = (): void => {
    while (
      !reader.isAtEnd &&
      (reader.peekLine().startsWith('#') || (names === null && reader.peekLine().trim() === ''))
    ) {
      const line = reader.peekLine();
      if (line.startsWith('#TYPE ')) typeName = line.slice('#TYPE '.length).trim();
      reader.skipLine();
    }
  };
  let names: string[] | null =
    header === undefined ? null : checkedHeader(cmdlet, header.toArray().map(textOf));
  skipNotes();
  if (names === null) {
    const row = reader.row();
    if (row === null) return;
    names = checkedHeader(cmdlet, row.at(-1) === '' && row.length > 1 ? row.slice(0, -1) : row);
  }
  const columns = names;
  for (let row = reader.row(); row !== null; row = reader.row()) {
    if (row.length === 1 && row[0] === '') continue;
    const fields = row;
    const notes = columns.map((name, index): [string, Value] => [
      name,
      index < fields.length ? fields[index]! : null,
    ]);
    emit(noteObject(notes, typeName === undefined ? undefined : [`CSV:${typeName}`]));
  }
}
