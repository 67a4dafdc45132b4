import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../package.mjs';

export const stack = '--stack-size=3900';
export const newFolder = () => realpathSync(mkdtempSync(join(tmpdir(), 'pscc-test-')));

/** Writes files into a new folder. */
export function folderWith(files) {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export function runNode(args, options = {}) {
  const env = { ...process.env, NO_COLOR: '1', ...options.env };
  // The test runner's own settings are not the program's.
  delete env.NODE_TEST_CONTEXT;
  delete env.NODE_OPTIONS;
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 60_000,
    ...options,
    env,
  });
  return { stdout, stderr, status };
}

export const pscc = (args, options) => runNode([stack, program, ...args], options);

/** Starts a program and sends SIGINT after its first output. Returns what it printed and its exit code. */
export function interrupt(args, cwd) {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' };
    delete env.NODE_TEST_CONTEXT;
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      text.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (text.err === '') setTimeout(() => child.kill('SIGINT'), 200);
      text.err += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ ...text, code, signal });
    });
  });
}
