import { arrayOf } from '../arrays.ts';
import { types } from '../core-types.ts';
import { itemsOf } from '../enumeration.ts';
import signatures from '../generated/signatures/System.BitConverter.ts';
import { argumentError, argumentNull, argumentOutOfRange } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import {
  byte,
  char,
  double,
  int16,
  int64,
  type PSByte,
  PSChar,
  PSDouble,
  PSInt16,
  PSInt64,
  PSSingle,
  PSUInt16,
  PSUInt32,
  PSUInt64,
  single,
  uint16,
  uint32,
  uint64,
} from '../numbers/boxes.ts';
import { implementRecorded } from '../recorded.ts';

const result = (data: Uint8Array): Value => arrayOf(types.byte, [...data].map(byte));

function getBytes(v: Value): Value {
  const buffer = new Uint8Array(8);
  const view = new DataView(buffer.buffer);
  const size = write(view, v);
  return result(buffer.subarray(0, size));
}

function write(view: DataView, v: Value): number {
  if (typeof v === 'boolean') {
    view.setUint8(0, v ? 1 : 0);
    return 1;
  }
  if (v instanceof PSChar) view.setUint16(0, v.code, true);
  else if (v instanceof PSInt16 || v instanceof PSUInt16) view.setUint16(0, v.value & 0xffff, true);
  if (v instanceof PSChar || v instanceof PSInt16 || v instanceof PSUInt16) return 2;
  if (typeof v === 'number') view.setInt32(0, v, true);
  else if (v instanceof PSUInt32) view.setUint32(0, v.value, true);
  else if (v instanceof PSSingle) view.setFloat32(0, v.value, true);
  if (typeof v === 'number' || v instanceof PSUInt32 || v instanceof PSSingle) return 4;
  if (v instanceof PSDouble) view.setFloat64(0, v.value, true);
  else if (v instanceof PSInt64 || v instanceof PSUInt64)
    view.setBigUint64(0, BigInt.asUintN(64, BigInt(v.value)), true);
  return 8;
}

function bytesOf(v: Value): number[] {
  if (v === null) throw argumentNull('value');
  return itemsOf(v).map((b) => (b as PSByte).value);
}

/** A reader of `size` bytes at an index. */
const reader = (size: number, read: (view: DataView) => Value) => (v: Value, start: number) => {
  const data = bytesOf(v);
  if (start < 0 || start >= data.length)
    throw argumentOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  if (start > data.length - size)
    throw argumentError(
      'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    );
  return read(new DataView(Uint8Array.from(data).buffer, start, size));
};

implementRecorded('System.BitConverter', signatures, () => ({
  staticProperties: { IsLittleEndian: () => true },
  statics: {
    GetBytes: getBytes,
    ToString: (v: Value, start = 0, length?: number) =>
      bytesOf(v)
        .slice(start, length === undefined ? undefined : start + length)
        .map((b) => b.toString(16).toUpperCase().padStart(2, '0'))
        .join('-'),
    ToBoolean: reader(1, (d) => d.getUint8(0) !== 0),
    ToChar: reader(2, (d) => char(d.getUint16(0, true))),
    ToInt16: reader(2, (d) => int16(d.getInt16(0, true))),
    ToUInt16: reader(2, (d) => uint16(d.getUint16(0, true))),
    ToInt32: reader(4, (d) => d.getInt32(0, true)),
    ToUInt32: reader(4, (d) => uint32(d.getUint32(0, true))),
    ToInt64: reader(8, (d) => int64(d.getBigInt64(0, true))),
    ToUInt64: reader(8, (d) => uint64(d.getBigUint64(0, true))),
    ToSingle: reader(4, (d) => single(d.getFloat32(0, true))),
    ToDouble: reader(8, (d) => double(d.getFloat64(0, true))),
    DoubleToInt64Bits: (v: PSDouble) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, v.value);
      return int64(view.getBigInt64(0));
    },
    Int64BitsToDouble: (v: PSInt64) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigInt64(0, BigInt(v.value));
      return double(view.getFloat64(0));
    },
  },
}));
