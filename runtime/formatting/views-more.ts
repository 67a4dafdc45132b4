import more from '../generated/format-views-more.json' with { type: 'json' };
import type { View } from './view-model.ts';

/** Views of help, certificates and other objects that few scripts show. */
export const views = more as unknown as readonly View[];
