/** Members of the core's own types: imported for their effect. */
import './system/object.ts';
import './system/string.ts';
import './system/numbers.ts';
import './time/time-span.ts';
import './time/date-time.ts';
