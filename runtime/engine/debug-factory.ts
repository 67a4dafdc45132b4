import { Module } from 'node:module';
import type { UnitFactory } from './compile-source.ts';

/** Whether a debugger or mapped stacks want the source map of code that is compiled in this process. */
export function isDebugging(): boolean {
  const { sourceMapsEnabled } = process as { sourceMapsEnabled?: boolean };
  return sourceMapsEnabled === true || process.execArgv.some((flag) => flag.startsWith('--inspect'));
}

/** Like `makeFactory`; Node reads source maps only of what it loads as a module. */
export function makeDebugFactory(code: string, path: string, mapComment: string): UnitFactory {
  const module = new Module(`${path}.js`) as Module & { _compile(text: string, file: string): void };
  module._compile(`module.exports = function (rt, u) {\n${code}\n};\n${mapComment}\n`, `${path}.js`);
  return module.exports as UnitFactory;
}
