import data from '../../generated/common-parameters.json' with { type: 'json' };

interface CommonParameter {
  readonly name: string;
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly kind: string;
}
const all = data as unknown as readonly CommonParameter[];

/** The parameters that every advanced command has. */
export const commonParameters = all.filter((p) => p.kind === 'common');
/** `-WhatIf` and `-Confirm`. */
export const shouldProcessParameters = all.filter((p) => p.kind === 'shouldProcess');
/** `-First`, `-Skip`, `-IncludeTotalCount`. */
export const pagingParameters = all.filter((p) => p.kind === 'paging');
