export { autoLoad, loadByName } from './auto-load.ts';
export { importUsedModules } from './using-module.ts';
