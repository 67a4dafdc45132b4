/** Members of the core's own types: imported for their effect. */
import './system/object.ts';
