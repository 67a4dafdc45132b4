/** Members of the core's own types: imported for their effect. */
import './system/object.ts';
import './system/string.ts';
import './system/numbers.ts';
import './time/time-span.ts';
import './time/date-time.ts';
import './system/array.ts';
import './collections/dictionary-members.ts';
import './collections/list-members.ts';
import './system/exceptions.ts';
import './system/type.ts';
import './values/big-integer.ts';
import './values/small-types.ts';
import { types } from './core-types.ts';
import { loadChunk } from './load-chunk.ts';

types.psObject.membersFrom(() => {
  loadChunk('types/system/ps-object-members');
});
