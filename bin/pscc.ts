import { setUpRuntime } from './set-up.ts';
import { main } from './main.ts';

setUpRuntime();
main(process.argv.slice(2));
