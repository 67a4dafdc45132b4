import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { newNet } from '../../formatting/new-net.ts';
import { textOf } from '../../formatting/objects.ts';
import metadata from '../../generated/commands/Get-FileHash.json' with { type: 'json' };
import { PathFailure, resolvePaths } from '../../providers/paths.ts';
import { bytesOf, type PSArray } from '../../types/arrays.ts';
import { invokeMethod } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { errorRecord } from '../error-records.ts';
import { noteObject } from '../note-object.ts';

class GetFileHash extends Cmdlet {
  declare Path?: PSArray;
  declare LiteralPath?: PSArray;
  Algorithm = 'SHA256';
  InputStream: Value = null;

  override process(): void {
    if (this.InputStream !== null) {
      this.#stream(this.InputStream);
      return;
    }
    const literal = this.LiteralPath !== undefined;
    for (const path of (this.LiteralPath ?? this.Path)!.toArray().map(textOf)) {
      try {
        for (const place of resolvePaths(this.frame, path, { literal, force: true })) this.#file(place.path);
      } catch (error) {
        if (!(error instanceof PathFailure)) throw error;
        const message = error.record.exception.message;
        this.writeError(
          errorRecord(
            'System.Management.Automation.ItemNotFoundException',
            message,
            'FileNotFound',
            'ObjectNotFound',
            path,
          ),
        );
      }
    }
  }

  #file(path: string): void {
    if (statSync(path).isDirectory()) return;
    try {
      this.#emit(readFileSync(path), path);
    } catch (error) {
      const message = `The file '${path}' cannot be read: ${(error as Error).message}`;
      this.writeError(
        errorRecord(
          'System.UnauthorizedAccessException',
          message,
          'UnauthorizedAccessError',
          'InvalidData',
          path,
        ),
      );
    }
  }

  #stream(stream: Value): void {
    const memory = newNet('System.IO.MemoryStream', []);
    invokeMethod(stream, 'CopyTo', [memory]);
    this.#emit(bytesOf(invokeMethod(memory, 'ToArray', []) as PSArray), null);
  }

  #emit(bytes: Uint8Array, path: string | null): void {
    const algorithm = this.Algorithm.toUpperCase();
    const hash = createHash(algorithm.toLowerCase()).update(bytes).digest('hex').toUpperCase();
    this.write(
      noteObject(
        [
          ['Algorithm', algorithm],
          ['Hash', hash],
          ['Path', path],
        ],
        ['Microsoft.Powershell.Utility.FileHash'],
      ),
    );
  }
}

export const command = defineCmdlet(metadata, GetFileHash);
