import concurrentBag from '../generated/signatures/System.Collections.Concurrent.ConcurrentBag-1.ts';
import concurrentQueue from '../generated/signatures/System.Collections.Concurrent.ConcurrentQueue-1.ts';
import concurrentStack from '../generated/signatures/System.Collections.Concurrent.ConcurrentStack-1.ts';
import queueSignatures from '../generated/signatures/System.Collections.Queue.ts';
import stackSignatures from '../generated/signatures/System.Collections.Stack.ts';
import { argumentNull } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { implementGeneric, implementRecorded } from '../recorded.ts';
import { type ItemQueue, queueImplementation } from './generic.ts';

const synchronized = {
  Synchronized: (q: Value) => {
    if (q === null) throw argumentNull('queue');
    return q;
  },
};
implementRecorded('System.Collections.Queue', queueSignatures, (type) => ({
  ...queueImplementation(type, false),
  statics: synchronized,
}));
implementRecorded('System.Collections.Stack', stackSignatures, (type) => ({
  ...queueImplementation(type, true),
  statics: synchronized,
}));

const concurrent = (name: string, signatures: string, isStack: boolean): void => {
  implementGeneric(`System.Collections.Concurrent.${name}\`1`, ['T'], signatures, (type) => {
    const base = queueImplementation(type, isStack);
    const take = base.methods!.TryDequeue!;
    return {
      ...base,
      properties: { ...base.properties, IsEmpty: (q: ItemQueue) => q.items.length === 0 },
      methods: { ...base.methods, Add: base.methods!.Enqueue!, TryTake: take },
    };
  });
};
concurrent('ConcurrentQueue', concurrentQueue, false);
concurrent('ConcurrentStack', concurrentStack, true);
concurrent('ConcurrentBag', concurrentBag, true);
