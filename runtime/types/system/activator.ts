import { PSArray } from '../arrays.ts';
import { AutomationNull } from '../automation-null.ts';
import { registerType, types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
import { invokeMethod } from '../members.ts';
import type { Value } from '../net-object.ts';
import { NetObject } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { NetType as Type } from '../net-type.ts';
import { double, int64 } from '../numbers/boxes.ts';
import { recordedType } from '../recorded.ts';
import { requireType } from '../type-registry.ts';
import { createInstance } from './type.ts';

const create = (t: NetType, args?: PSArray | null): Value =>
  createInstance(t, args instanceof PSArray ? args.toArray() : []);
defineMembers(recordedType('System.Activator'), {
  statics: {
    'static System.Object CreateInstance(type type)': (t: NetType) => create(t),
    'static System.Object CreateInstance(type type, Params System.Object[] args)': create,
  },
});

defineMembers(
  registerType(
    new Type({ fullName: 'System.Management.Automation.Internal.AutomationNull', base: types.object }),
  ),
  {
    staticProperties: {
      'static psobject Value {get;}': () => AutomationNull,
    },
  },
);

/** `Stopwatch`: elapsed time of the process's monotonic clock. */
class Stopwatch extends NetObject {
  #started: number | null = null;
  #elapsed = 0;
  override get netType(): NetType {
    return stopwatch;
  }
  get running(): boolean {
    return this.#started !== null;
  }
  get milliseconds(): number {
    return this.#elapsed + (this.#started === null ? 0 : performance.now() - this.#started);
  }
  start(): void {
    this.#started ??= performance.now();
  }
  stop(): void {
    this.#elapsed = this.milliseconds;
    this.#started = null;
  }
  reset(): void {
    this.#elapsed = 0;
    this.#started = null;
  }
}
const startNew = (): Stopwatch => {
  const watch = new Stopwatch();
  watch.start();
  return watch;
};
const stopwatch = recordedType('System.Diagnostics.Stopwatch');
defineMembers(stopwatch, {
  constructors: { 'Stopwatch()': () => new Stopwatch() },
  statics: {
    'static System.Diagnostics.Stopwatch StartNew()': startNew,
    'static long GetTimestamp()': () => int64(process.hrtime.bigint()),
  },
  staticProperties: {
    'static long Frequency {get;}': () => int64(1000000000),
    'static bool IsHighResolution {get;}': () => true,
  },
  properties: {
    'bool IsRunning {get;}': (w: Stopwatch) => w.running,
    'timespan Elapsed {get;}': (w: Stopwatch) =>
      createInstance(requireType('System.TimeSpan'), [int64(Math.trunc(w.milliseconds * 10000))]),
    'long ElapsedMilliseconds {get;}': (w: Stopwatch) => int64(Math.trunc(w.milliseconds)),
    'long ElapsedTicks {get;}': (w: Stopwatch) => int64(Math.trunc(w.milliseconds * 1000000)),
  } as never,
  methods: {
    'void Start()': (w: Stopwatch) => w.start(),
    'void Stop()': (w: Stopwatch) => w.stop(),
    'void Reset()': (w: Stopwatch) => w.reset(),
    'void Restart()': (w: Stopwatch) => {
      w.reset();
      w.start();
    },
    'string ToString()': (w: Stopwatch) =>
      invokeMethod(
        createInstance(requireType('System.TimeSpan'), [int64(Math.trunc(w.milliseconds * 10000))]),
        'ToString',
        [],
      ),
  },
});

const thread = recordedType('System.Threading.Thread');
const sleep = (ms: number): void => {
  if (ms > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};
defineMembers(thread, {
  statics: {
    'static void Sleep(int millisecondsTimeout)': sleep,
    'static void Sleep(timespan timeout)': (t: { ticks: bigint | number }) => sleep(Number(t.ticks) / 10000),
  },
});

defineMembers(recordedType('System.GC'), {
  statics: {
    'static void Collect()': () => undefined,
    'static void WaitForPendingFinalizers()': () => undefined,
    'static long GetTotalMemory(bool forceFullCollection)': () => int64(process.memoryUsage().heapUsed),
  },
});

/** `Random`: a seeded generator is not .NET's, so its numbers differ from those that .NET gives. */
class RandomNumbers extends NetObject {
  override get netType(): NetType {
    return random;
  }
  next(low: number, high: number): number {
    return low + Math.floor(Math.random() * (high - low));
  }
}
const random = recordedType('System.Random');
const shared = new RandomNumbers();
defineMembers(random, {
  constructors: { 'Random()': () => new RandomNumbers() },
  staticProperties: { 'static System.Random Shared {get;}': () => shared },
  methods: {
    'int Next()': (r: RandomNumbers) => r.next(0, 2147483647),
    'int Next(int maxValue)': (r: RandomNumbers, high: number) => r.next(0, high),
    'int Next(int minValue, int maxValue)': (r: RandomNumbers, low: number, high: number) =>
      r.next(low, high),
    'double NextDouble()': () => double(Math.random()),
  },
});
