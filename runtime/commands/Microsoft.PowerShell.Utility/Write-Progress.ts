import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { ProgressRecord } from '../../engine/records.ts';
import metadata from '../../generated/commands/Write-Progress.json' with { type: 'json' };

class WriteProgress extends Cmdlet {
  Activity = '';
  Status = 'Processing';
  Id = 0;
  PercentComplete = -1;
  SecondsRemaining = -1;
  CurrentOperation = '';
  ParentId = -1;
  SourceId = 0;
  declare Completed?: boolean;

  override process(): void {
    const record = new ProgressRecord(this.Id, this.Activity);
    record.statusDescription = this.Status;
    record.currentOperation = this.CurrentOperation;
    record.parentActivityId = this.ParentId;
    record.percentComplete = this.PercentComplete;
    record.secondsRemaining = this.SecondsRemaining;
    if (this.Completed === true) record.recordType = 'Completed';
    this.runtime.writeProgress(record);
  }
}

export const command = defineCmdlet(metadata, WriteProgress);
