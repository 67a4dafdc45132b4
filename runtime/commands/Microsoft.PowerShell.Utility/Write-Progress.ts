import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Write-Progress.json' with { type: 'json' };
import { newObject, setProperty } from '../../types/index.ts';
import { enumByName } from '../../types/enums.ts';
import { requireType } from '../../types/type-registry.ts';

class WriteProgress extends Cmdlet {
  Activity = '';
  Status = 'Processing';
  Id = 0;
  PercentComplete = -1;
  SecondsRemaining = -1;
  CurrentOperation: string | null = null;
  ParentId = -1;
  SourceId = 0;
  declare Completed?: boolean;

  override process(): void {
    const record = newObject('System.Management.Automation.ProgressRecord', [this.Id, this.Activity, this.Status]);
    setProperty(record, 'ParentActivityId', this.ParentId);
    setProperty(record, 'PercentComplete', this.PercentComplete);
    setProperty(record, 'SecondsRemaining', this.SecondsRemaining);
    setProperty(record, 'CurrentOperation', this.CurrentOperation);
    const kind = this.Completed === true ? 'Completed' : 'Processing';
    setProperty(record, 'RecordType', enumByName(requireType('System.Management.Automation.ProgressRecordType'), kind));
    this.runtime.writeProgress(record);
  }
}

export const command = defineCmdlet(metadata, WriteProgress);
