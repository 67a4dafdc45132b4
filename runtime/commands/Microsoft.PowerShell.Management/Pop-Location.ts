import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import metadata from '../../generated/commands/Pop-Location.json' with { type: 'json' };
import { PathInfo } from '../../providers/info-types.ts';
import { currentLocation, setLocation } from '../../providers/location.ts';
import { argumentError } from '../error-records.ts';
import { locationStack } from './location-stack.ts';

class PopLocation extends Cmdlet {
  declare PassThru?: boolean;
  declare StackName?: string;

  override process(): void {
    const target = locationStack(this.session, this.StackName).pop();
    if (target === undefined) {
      if (this.StackName !== undefined && this.StackName !== '') {
        const message = `Cannot find location stack '${this.StackName}'. It does not exist or it is not a container.`;
        this.throwTerminating(argumentError(message, 'Argument', this.StackName));
      }
      return;
    }
    setLocation(this.session, target);
    if (this.PassThru === true) this.write(new PathInfo(this.session, currentLocation(this.session)));
  }
}

export const command = defineCmdlet(metadata, PopLocation);
