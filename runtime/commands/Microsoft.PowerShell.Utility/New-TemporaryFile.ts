import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { posix } from 'node:path';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import metadata from '../../generated/commands/New-TemporaryFile.json' with { type: 'json' };

class NewTemporaryFile extends Cmdlet {
  override end(): void {
    if (!this.shouldProcess(tmpdir())) return;
    const path = posix.join(tmpdir(), `tmp${randomBytes(3).toString('hex')}.tmp`);
    closeSync(openSync(path, 'wx'));
    this.write(newNet('System.IO.FileInfo', [path]));
  }
}

export const command = defineCmdlet(metadata, NewTemporaryFile);
