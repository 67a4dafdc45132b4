import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Import-PowerShellDataFile.json' with { type: 'json' };
import { evaluateDataFile } from '../../modules/manifest.ts';
import { listOf } from '../../modules/module-scope.ts';
import { RuntimeException } from '../../types/error-record.ts';
import { type PSArray, toPSString } from '../../types/index.ts';
import { errorRecord } from '../error-records.ts';

class ImportPowerShellDataFile extends Cmdlet {
  Path: PSArray | undefined;
  LiteralPath: PSArray | undefined;
  SkipLimitCheck = false;

  override process(): void {
    for (const item of [...listOf(this.Path), ...listOf(this.LiteralPath)]) {
      const path = resolve(this.session.currentDirectory, toPSString(item));
      if (!existsSync(path)) {
        this.writeError(
          errorRecord(
            'System.Management.Automation.ItemNotFoundException',
            `Cannot find path '${path}' because it does not exist.`,
            'PathNotFound',
            'ObjectNotFound',
            toPSString(item),
          ),
        );
        continue;
      }
      try {
        this.write(evaluateDataFile(this.frame, path));
      } catch (error) {
        if (!(error instanceof RuntimeException)) throw error;
        const id = error.errorRecord.errorId.startsWith('CouldNotParse')
          ? error.errorRecord.errorId
          : 'CouldNotParseAsPowerShellDataFile';
        const message =
          id === 'CouldNotParseAsPowerShellDataFile'
            ? `The PowerShell data file '${path}' could not be parsed as a PowerShell Data File.`
            : error.message;
        this.writeError(errorRecord('System.InvalidOperationException', message, id, 'InvalidData', path));
      }
    }
  }
}

export const command = defineCmdlet(metadata, ImportPowerShellDataFile);
