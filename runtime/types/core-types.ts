import { NetType, type NetTypeOptions } from './net-type.ts';

const loaded = new Map<string, NetType>();

/** Makes a type known under its full name. */
export function registerType(type: NetType): NetType {
  loaded.set(type.fullName.toLowerCase(), type);
  return type;
}

/** A type that is loaded already. @param key lower-cased full name */
export function loadedType(key: string): NetType | undefined {
  return loaded.get(key);
}

/** All types that have been loaded so far. */
export function loadedTypes(): IterableIterator<NetType> {
  return loaded.values();
}

type Options = Omit<NetTypeOptions, 'fullName' | 'base'>;

function make(fullName: string, base: NetType | null, options: Options = {}): NetType {
  return registerType(new NetType({ fullName, base, ...options }));
}

const face = (fullName: string, interfaces: readonly NetType[] = []): NetType =>
  make(fullName, null, { isInterface: true, isAbstract: true, interfaces });

/** `TypeCode` values that the operators' rules compare. */
export const TypeCode = {
  Empty: 0,
  Object: 1,
  DBNull: 2,
  Boolean: 3,
  Char: 4,
  SByte: 5,
  Byte: 6,
  Int16: 7,
  UInt16: 8,
  Int32: 9,
  UInt32: 10,
  Int64: 11,
  UInt64: 12,
  Single: 13,
  Double: 14,
  Decimal: 15,
  DateTime: 16,
  String: 18,
} as const;

const object = make('System.Object', null);
const valueType = make('System.ValueType', object, { isAbstract: true });
const iComparable = face('System.IComparable');
const iConvertible = face('System.IConvertible');
const iFormattable = face('System.IFormattable');
const iDisposable = face('System.IDisposable');
const iCloneable = face('System.ICloneable');
const iEnumerable = face('System.Collections.IEnumerable');
const iEnumerator = face('System.Collections.IEnumerator');
const iCollection = face('System.Collections.ICollection', [iEnumerable]);
const iList = face('System.Collections.IList', [iCollection, iEnumerable]);
const iDictionary = face('System.Collections.IDictionary', [iCollection, iEnumerable]);
const iDictionaryEnumerator = face('System.Collections.IDictionaryEnumerator', [iEnumerator]);
const iComparer = face('System.Collections.IComparer');
const iEqualityComparer = face('System.Collections.IEqualityComparer');
const primitiveFaces = [iComparable, iConvertible, iFormattable];

const primitive = (name: string, typeCode: number, interfaces = primitiveFaces): NetType =>
  make(`System.${name}`, valueType, { isValueType: true, isSealed: true, typeCode, interfaces });

const memberInfo = make('System.Reflection.MemberInfo', object, { isAbstract: true });
const type = make('System.Type', memberInfo, { isAbstract: true });
const runtimeType = make(
  'System.RuntimeType',
  make('System.Reflection.TypeInfo', type, { isAbstract: true }),
  {
    isSealed: true,
  },
);
NetType.runtimeType = runtimeType;

/** The types that the conversion and operator rules name themselves. */
export const types = {
  object,
  valueType,
  iComparable,
  iConvertible,
  iFormattable,
  iDisposable,
  iCloneable,
  iEnumerable,
  iEnumerator,
  iCollection,
  iList,
  iDictionary,
  iDictionaryEnumerator,
  iComparer,
  iEqualityComparer,
  type,
  runtimeType,
  enum: make('System.Enum', valueType, { isAbstract: true, interfaces: primitiveFaces }),
  array: make('System.Array', object, {
    isAbstract: true,
    interfaces: [iCloneable, iList, iCollection, iEnumerable],
  }),
  delegate: make('System.MulticastDelegate', make('System.Delegate', object, { isAbstract: true }), {
    isAbstract: true,
  }),
  void: make('System.Void', valueType, { isValueType: true }),
  string: make('System.String', object, {
    isSealed: true,
    typeCode: TypeCode.String,
    interfaces: [iCloneable, iComparable, iConvertible, iEnumerable],
  }),
  boolean: primitive('Boolean', TypeCode.Boolean, [iComparable, iConvertible]),
  char: primitive('Char', TypeCode.Char),
  sbyte: primitive('SByte', TypeCode.SByte),
  byte: primitive('Byte', TypeCode.Byte),
  int16: primitive('Int16', TypeCode.Int16),
  uint16: primitive('UInt16', TypeCode.UInt16),
  int32: primitive('Int32', TypeCode.Int32),
  uint32: primitive('UInt32', TypeCode.UInt32),
  int64: primitive('Int64', TypeCode.Int64),
  uint64: primitive('UInt64', TypeCode.UInt64),
  single: primitive('Single', TypeCode.Single),
  double: primitive('Double', TypeCode.Double),
  decimal: primitive('Decimal', TypeCode.Decimal),
  bigInteger: make('System.Numerics.BigInteger', valueType, {
    isValueType: true,
    isSealed: true,
    assembly: 'System.Runtime.Numerics',
    interfaces: [iComparable, iFormattable],
  }),
  intPtr: make('System.IntPtr', valueType, {
    isValueType: true,
    isSealed: true,
    interfaces: [iComparable, iFormattable],
  }),
  dbNull: make('System.DBNull', object, {
    isSealed: true,
    typeCode: TypeCode.DBNull,
    interfaces: [iConvertible],
  }),
  dateTime: make('System.DateTime', valueType, {
    isValueType: true,
    isSealed: true,
    typeCode: TypeCode.DateTime,
    interfaces: primitiveFaces,
  }),
  timeSpan: make('System.TimeSpan', valueType, {
    isValueType: true,
    isSealed: true,
    interfaces: [iComparable, iFormattable],
  }),
  hashtable: make('System.Collections.Hashtable', object, {
    interfaces: [iDictionary, iCollection, iEnumerable, iCloneable],
  }),
  dictionaryEntry: make('System.Collections.DictionaryEntry', valueType, {
    isValueType: true,
    isSealed: true,
  }),
  orderedDictionary: make('System.Collections.Specialized.OrderedDictionary', object, {
    assembly: 'System.Collections.Specialized',
    interfaces: [iDictionary, iCollection, iEnumerable],
  }),
  arrayList: make('System.Collections.ArrayList', object, {
    interfaces: [iList, iCollection, iEnumerable, iCloneable],
  }),
  exception: make('System.Exception', object),
  scriptBlock: make('System.Management.Automation.ScriptBlock', object, {
    assembly: 'System.Management.Automation',
  }),
  psObject: make('System.Management.Automation.PSObject', object, {
    assembly: 'System.Management.Automation',
    interfaces: [iComparable, iFormattable],
  }),
  psCustomObject: make('System.Management.Automation.PSCustomObject', object, {
    assembly: 'System.Management.Automation',
  }),
  psReference: make('System.Management.Automation.PSReference', object, {
    assembly: 'System.Management.Automation',
  }),
  switchParameter: make('System.Management.Automation.SwitchParameter', valueType, {
    isValueType: true,
    assembly: 'System.Management.Automation',
  }),
  errorRecord: make('System.Management.Automation.ErrorRecord', object, {
    assembly: 'System.Management.Automation',
  }),
  nullableDefinition: make('System.Nullable`1', valueType, { isValueType: true }),
};

const zero = (t: NetType, value: () => unknown): void => {
  t.defaultValue = value;
};
zero(types.int32, () => 0);
zero(types.boolean, () => false);

/** Whether a type takes part in PowerShell's number rules (enums do, booleans and chars do not). */
export function isNumericType(t: NetType): boolean {
  return t.typeCode >= TypeCode.SByte && t.typeCode <= TypeCode.Decimal;
}

/** The `int`-like types. */
export function isIntegerType(t: NetType): boolean {
  return t.typeCode >= TypeCode.SByte && t.typeCode <= TypeCode.UInt64;
}
