import { createHash } from 'node:crypto';
import { arrayOf } from '../arrays.ts';
import { types } from '../core-types.ts';
import { defineMembers } from '../define.ts';
import { itemsOf } from '../enumeration.ts';
import { argumentNull } from '../net-errors.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { byte, type PSByte } from '../numbers/boxes.ts';
import { recordedType } from '../recorded.ts';

const NAMESPACE = 'System.Security.Cryptography.';

function digest(algorithm: string, v: Value): Value {
  if (v === null) throw argumentNull('source');
  const bytes =
    typeof (v as { readAll?: () => Uint8Array }).readAll === 'function'
      ? (v as { readAll(): Uint8Array }).readAll()
      : Uint8Array.from(itemsOf(v).map((b) => (b as PSByte).value));
  return arrayOf(types.byte, [...createHash(algorithm).update(bytes).digest()].map(byte));
}

/** A hash algorithm: `SHA256` and its relatives. */
class HashAlgorithm extends NetObject {
  readonly type: NetType;
  readonly algorithm: string;
  constructor(type: NetType, algorithm: string) {
    super();
    this.type = type;
    this.algorithm = algorithm;
  }
  override get netType(): NetType {
    return this.type;
  }
}

const ALGORITHMS: Record<string, [string, number]> = {
  MD5: ['md5', 128],
  SHA1: ['sha1', 160],
  SHA256: ['sha256', 256],
  SHA384: ['sha384', 384],
  SHA512: ['sha512', 512],
};
const implementation = (name: string): NetType => {
  const [algorithm, bits] = ALGORITHMS[name]!;
  const type = recordedType(NAMESPACE + name);
  const make = (): HashAlgorithm => new HashAlgorithm(type, algorithm);
  const display = NAMESPACE + name;
  defineMembers(type, {
    statics: {
      [`static ${display} Create()`]: make,
      'static byte[] HashData(byte[] source)': (v: Value) => digest(algorithm, v),
      'static byte[] HashData(System.IO.Stream source)': (v: Value) => digest(algorithm, v),
    },
    properties: { 'int HashSize {get;}': () => bits } as never,
    methods: {
      'byte[] ComputeHash(byte[] buffer)': (h: HashAlgorithm, v: Value) => digest(h.algorithm, v),
      'byte[] ComputeHash(System.IO.Stream inputStream)': (h: HashAlgorithm, v: Value) =>
        digest(h.algorithm, v),
      'void Dispose()': () => undefined,
      'void Clear()': () => undefined,
    },
  });
  for (const suffix of ['CryptoServiceProvider', 'Managed']) {
    try {
      defineMembers(recordedType(`${display}${suffix}`), {
        constructors: { [`${name}${suffix}()`]: make },
      });
    } catch {
      // Not every algorithm has both.
    }
  }
  return type;
};
for (const name of Object.keys(ALGORITHMS)) implementation(name);
