import { ErrorRecord } from '../types/error-record.ts';
import { toPSString } from '../types/index.ts';
import { loadChunk } from '../types/load-chunk.ts';
import type { Value } from '../types/net-object.ts';
import { HostInformationMessage, InformationRecord } from './records.ts';
import type { Session } from './session.ts';
import type { Sink } from './sink.ts';
import type { Streams } from './streams.ts';

interface ErrorView {
  renderError(record: ErrorRecord, session: Session): string;
}

/** Streams that end at the console: errors on standard error, the other records on standard output as PowerShell's host writes them. */
export function createHostStreams(session: Session): Streams {
  const tagged = (tag: string): Sink => ({
    write: (record: Value) => {
      const text = `${tag}: ${toPSString(record)}`;
      session.host.writeOut(`${session.host.supportsColor ? `\u001b[33;1m${text}\u001b[0m` : text}\n`);
    },
  });
  return {
    error: {
      write(value) {
        const { renderError } = loadChunk('formatting/error-view') as ErrorView;
        const text = value instanceof ErrorRecord ? renderError(value, session) : toPSString(value);
        session.host.flush();
        session.host.writeErr(text.endsWith('\n') ? text : `${text}\n`);
      },
    },
    warning: tagged('WARNING'),
    verbose: tagged('VERBOSE'),
    debug: tagged('DEBUG'),
    information: {
      write(record) {
        if (!(record instanceof InformationRecord) || record.silenced) return;
        const { messageData } = record;
        const isHostMessage = messageData instanceof HostInformationMessage;
        session.host.writeOut(`${toPSString(record)}${isHostMessage && messageData.noNewLine ? '' : '\n'}`);
      },
    },
  };
}
