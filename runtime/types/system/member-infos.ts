import { PSCollection, PSEnumerator } from '../collections/lists.ts';
import { convertTo } from '../conversion/convert.ts';
import { toPSString } from '../conversion/to-string.ts';
import { registerType, types } from '../core-types.ts';
import { defineMembers, type MemberDefinitions } from '../define.ts';
import { itemsOf } from '../enumeration.ts';
import { enumByName } from '../enums.ts';
import { runtimeError } from '../error-record.ts';
import { hooks } from '../hooks.ts';
import { memberTable, typeNames } from '../member-lookup.ts';
import {
  type Adapted,
  addInstanceMember,
  getProperty,
  invokeMethod,
  noteProperty,
  setProperty,
} from '../members.ts';
import { getMember, type MemberDescriptor, membersOf } from '../members-of.ts';
import { NetObject, type Value } from '../net-object.ts';
import { NetType } from '../net-type.ts';
import type { PSMember, PSMemberKind } from '../ps-members.ts';
import { PSMethod } from '../ps-method.ts';
import { PSCustomObject, PSObject } from '../ps-object.ts';
import { StringListView } from '../string-list-view.ts';
import { defineGeneric, requireType } from '../type-registry.ts';
import { wildcardMatch } from '../wildcard.ts';

const AUTOMATION = 'System.Management.Automation.';

function make(name: string, base: NetType, isAbstract = false): NetType {
  return registerType(
    new NetType({ fullName: AUTOMATION + name, base, isAbstract, assembly: 'System.Management.Automation' }),
  );
}
const memberInfo = make('PSMemberInfo', types.object, true);
const propertyInfo = make('PSPropertyInfo', memberInfo, true);
const methodInfo = make('PSMethodInfo', memberInfo, true);
const byKind: Record<PSMemberKind, NetType> = {
  NoteProperty: make('PSNoteProperty', propertyInfo),
  AliasProperty: make('PSAliasProperty', propertyInfo),
  ScriptProperty: make('PSScriptProperty', propertyInfo),
  CodeProperty: make('PSCodeProperty', propertyInfo),
  Property: make('PSProperty', propertyInfo),
  PropertySet: make('PSPropertySet', memberInfo),
  MemberSet: make('PSMemberSet', memberInfo),
  Method: make('PSMethod', methodInfo),
  ScriptMethod: make('PSScriptMethod', methodInfo),
  CodeMethod: make('PSCodeMethod', methodInfo),
  ParameterizedProperty: make('PSParameterizedProperty', methodInfo),
  Event: memberInfo,
};

const isProperty = (kind: PSMemberKind): boolean =>
  kind.endsWith('Property') && kind !== 'ParameterizedProperty';
const isMethod = (kind: PSMemberKind): boolean => kind.endsWith('Method') || kind === 'ParameterizedProperty';

/** `PSMemberInfo`: one member of an object, or one made by a script and not yet added to any. */
export class MemberInfo extends NetObject {
  /** `undefined` while it belongs to no object. */
  target: Value | undefined;
  readonly descriptor: MemberDescriptor;
  constructor(target: Value | undefined, descriptor: MemberDescriptor) {
    super();
    this.target = target;
    this.descriptor = descriptor;
  }
  override get netType(): NetType {
    return byKind[this.descriptor.kind];
  }
  get name(): string {
    return this.descriptor.name;
  }
  get kind(): PSMemberKind {
    return this.descriptor.kind;
  }
  get value(): Value {
    const { extended, net, note } = this.descriptor;
    const base = this.target instanceof PSObject ? this.target.baseObject : this.target;
    if (isMethod(this.kind)) return this;
    if (net !== undefined && net.kind === 'property') return net.get?.(base) ?? null;
    if (note === true) {
      if (base instanceof PSCustomObject) return base[`$${this.name.toLowerCase()}`];
      return (base as Adapted).adaptedGet(this.name.toLowerCase());
    }
    if (extended?.get !== undefined && this.kind !== 'AliasProperty')
      return extended.get(this.target ?? null);
    return this.target === undefined ? null : getProperty(this.target, this.name);
  }
  set value(v: Value) {
    const { extended, net } = this.descriptor;
    if (extended?.set !== undefined) extended.set(this.target ?? null, v);
    else if (net?.kind === 'property' && net.set !== undefined) {
      net.set(
        this.target instanceof PSObject ? this.target.baseObject : this.target,
        convertTo(v, requireType(net.type)),
      );
    } else setProperty(this.target ?? null, this.name, v);
  }
  get isGettable(): boolean {
    const { extended, net } = this.descriptor;
    if (net?.kind === 'property') return net.get !== undefined;
    return extended === undefined || extended.get !== undefined || this.kind === 'AliasProperty';
  }
  get isSettable(): boolean {
    const { extended, net } = this.descriptor;
    if (net?.kind === 'property') return net.set !== undefined;
    return extended === undefined || extended.set !== undefined;
  }
  get typeNameOfValue(): string {
    const { net, extended } = this.descriptor;
    if (isMethod(this.kind)) return this.netType.fullName;
    if (net?.kind === 'property') return requireType(net.type).fullName;
    if (this.kind === 'ScriptProperty') return extended?.typeName ?? 'System.Object';
    const v = this.value;
    return v === null || v === undefined ? 'System.Object' : typeNames(v)[0]!;
  }
  get overloads(): string[] {
    const { net } = this.descriptor;
    if (net?.kind === 'method') return net.overloads.map((o) => o.signature);
    return [`System.Object ${this.name}();`];
  }
  override toString(): string {
    const { extended, net } = this.descriptor;
    switch (this.kind) {
      case 'NoteProperty':
        return `${shortType(this.typeNameOfValue, this.value)} ${this.name}=${toPSString(this.value)}`;
      case 'AliasProperty':
        return `${this.name} = ${String(extended?.reference)}`;
      case 'ScriptProperty':
        return `System.Object ${this.name} {${scriptPart('get', extended?.getterScript)}${scriptPart('set', extended?.setterScript)}}`;
      case 'PropertySet':
        return `${this.name} {${((extended?.reference ?? []) as readonly string[]).join(', ')}}`;
    }
    if (isMethod(this.kind)) return this.overloads.join(', ');
    if (net?.kind === 'property')
      return `${net.type} ${net.name} {${net.get ? 'get;' : ''}${net.set ? 'set;' : ''}}`;
    return this.name;
  }
}

const scriptPart = (verb: string, block: Value): string =>
  block === null || block === undefined ? '' : `${verb}=${toPSString(block)};`;
const shortType = (name: string, v: Value): string =>
  v === null || v === undefined
    ? 'object'
    : (name.split('.').pop() ?? name)
        .replace(/^String$/, 'string')
        .replace(/^Int32$/, 'int')
        .replace(/^Boolean$/, 'bool');

/** `Properties`, `Methods` or `Members` of an object. */
export class MemberCollection extends PSCollection {
  readonly target: Value;
  readonly which: 'properties' | 'methods' | 'members';
  constructor(target: Value, which: 'properties' | 'methods' | 'members') {
    super();
    this.target = target;
    this.which = which;
  }
  override get netType(): NetType {
    const item = { properties: propertyInfo, methods: methodInfo, members: memberInfo }[this.which];
    return requireType(`${AUTOMATION}PSMemberInfoIntegratingCollection[${item.fullName}]`);
  }
  override get count(): number {
    return this.toArray().length;
  }
  fits(kind: PSMemberKind): boolean {
    return this.which === 'members' || (this.which === 'properties' ? isProperty(kind) : isMethod(kind));
  }
  override toArray(): MemberInfo[] {
    return membersOf(this.target)
      .filter((d) => d.hidden !== true && this.fits(d.kind) && !/^(get|set|add|remove)_/.test(d.name))
      .map((d) => new MemberInfo(this.target, d));
  }
  find(name: string): MemberInfo | null {
    const key = name.toLowerCase();
    const found =
      membersOf(this.target).find((d) => d.name.toLowerCase() === key && this.fits(d.kind)) ??
      (this.fits(getMember(this.target, name)?.kind ?? 'Event') ? getMember(this.target, name) : undefined);
    return found === undefined ? null : new MemberInfo(this.target, found);
  }
}

function add(collection: MemberCollection, member: MemberInfo, validated = false): void {
  if (!validated && collection.find(member.name) !== null) {
    throw runtimeError(
      'AlreadyPresentPSMemberInfoInternalCollectionAdd',
      'NotSpecified',
      `Cannot add a member with the name "${member.name}" because a member with that name already exists. If you want to overwrite it anyway, specify the Force parameter.`.replace(
        ' If you want to overwrite it anyway, specify the Force parameter.',
        '',
      ),
      null,
      'System.Management.Automation.ExtendedTypeSystemException',
    );
  }
  const extended = member.descriptor.extended ?? noteProperty(member.name, member.value);
  addInstanceMember(collection.target, extended);
}

function remove(collection: MemberCollection, name: string): void {
  const { target } = collection;
  const key = name.toLowerCase();
  memberTable(target)?.members.delete(key);
  if (target instanceof PSCustomObject) {
    target.names = target.names.filter((n) => n.toLowerCase() !== key);
    delete target[`$${key}`];
  }
}

const collectionMembers: MemberDefinitions = {
  properties: {
    'System.Management.Automation.PSMemberInfo Item(string name) {get;}': {
      get: ((c: MemberCollection, name: string) => c.find(name)) as never,
    },
    'int Count {get;}': (c: MemberCollection) => c.count,
  } as never,
  methods: {
    'void Add(System.Management.Automation.PSMemberInfo member)': (c: MemberCollection, m: MemberInfo) =>
      add(c, m),
    'void Add(System.Management.Automation.PSMemberInfo member, bool preValidated)': (
      c: MemberCollection,
      m: MemberInfo,
      force: boolean,
    ) => add(c, m, force),
    'void Remove(string name)': (c: MemberCollection, name: string) => remove(c, name),
    'System.Management.Automation.ReadOnlyPSMemberInfoCollection[System.Management.Automation.PSMemberInfo] Match(string name)':
      matching,
    'System.Management.Automation.ReadOnlyPSMemberInfoCollection[System.Management.Automation.PSMemberInfo] Match(string name, System.Management.Automation.PSMemberTypes memberTypes)':
      matching,
    'System.Collections.IEnumerator GetEnumerator()': (c: MemberCollection) =>
      new PSEnumerator(types.iEnumerator, () => c.toArray()[Symbol.iterator]()),
  },
};

class MatchedMembers extends PSCollection {
  readonly items: MemberInfo[];
  constructor(items: MemberInfo[]) {
    super();
    this.items = items;
  }
  override get netType(): NetType {
    return requireType(`${AUTOMATION}ReadOnlyPSMemberInfoCollection[${AUTOMATION}PSMemberInfo]`);
  }
  override get count(): number {
    return this.items.length;
  }
  override toArray(): Value[] {
    return this.items.slice();
  }
}

function matching(c: MemberCollection, pattern: string, kinds?: Value): MatchedMembers {
  const matches = (name: string): boolean => wildcardMatch(name, pattern);
  const wanted = kinds === undefined ? undefined : toPSString(kinds);
  const accepts = (kind: PSMemberKind): boolean =>
    wanted === undefined ||
    wanted === 'All' ||
    wanted
      .split(', ')
      .some(
        (w) => w === kind || (w === 'Properties' && isProperty(kind)) || (w === 'Methods' && isMethod(kind)),
      );
  return new MatchedMembers(c.toArray().filter((m) => matches(m.name) && accepts(m.kind)));
}

const collectionType = (name: string): void => {
  const definition = registerType(
    new NetType({
      fullName: AUTOMATION + name,
      base: types.object,
      assembly: 'System.Management.Automation',
    }),
  );
  defineGeneric(definition, {
    shape: () => ({ interfaces: [types.iEnumerable] }),
    init: (type) => defineMembers(type, collectionMembers),
  });
};
collectionType('PSMemberInfoIntegratingCollection`1');
collectionType('ReadOnlyPSMemberInfoCollection`1');

const detached = (member: PSMember): MemberInfo =>
  new MemberInfo(undefined, { name: member.name, kind: member.kind, isInstance: true, extended: member });
const run = (block: Value, self: Value, args: readonly Value[]): Value =>
  hooks.invokeScriptBlock(block, args, self);

defineMembers(memberInfo, {
  properties: {
    'System.Management.Automation.PSMemberTypes MemberType {get;}': (m: MemberInfo | PSMethod) =>
      enumByName(
        requireType(`${AUTOMATION}PSMemberTypes`),
        m instanceof PSMethod ? (m.extended?.kind ?? 'Method') : m.kind,
      ),
    'string Name {get;}': (m: MemberInfo | PSMethod) => m.name,
    'bool IsInstance {get;}': (m: MemberInfo | PSMethod) =>
      m instanceof MemberInfo && m.descriptor.isInstance,
    'System.Object Value {get;set;}': {
      get: (m: MemberInfo | PSMethod) => (m instanceof PSMethod ? m : m.value),
      set: (m: MemberInfo, v: Value) => {
        m.value = v;
      },
    },
    'string TypeNameOfValue {get;}': (m: MemberInfo | PSMethod) =>
      m instanceof PSMethod ? m.netType.fullName : m.typeNameOfValue,
  } as never,
  methods: {
    'System.Management.Automation.PSMemberInfo Copy()': (m: MemberInfo) =>
      m.target === undefined && m.kind === 'NoteProperty'
        ? detached(noteProperty(m.name, m.value))
        : new MemberInfo(m.target, m.descriptor),
    'string ToString()': (m: MemberInfo) => m.toString(),
  },
});
defineMembers(propertyInfo, {
  properties: {
    'bool IsSettable {get;}': (m: MemberInfo) => m.isSettable,
    'bool IsGettable {get;}': (m: MemberInfo) => m.isGettable,
  } as never,
});
defineMembers(methodInfo, {
  properties: {
    'System.Collections.ObjectModel.Collection[string] OverloadDefinitions {get;}': (
      m: MemberInfo | PSMethod,
    ) => new StringListView(m instanceof PSMethod ? m.overloadDefinitions : m.overloads, () => undefined),
  } as never,
  methods: {
    'System.Object Invoke(Params System.Object[] arguments)': (m: MemberInfo | PSMethod, args: Value) =>
      m instanceof PSMethod ? m.invoke(itemsOf(args)) : invokeMethod(m.target ?? null, m.name, itemsOf(args)),
  },
});
defineMembers(byKind.NoteProperty, {
  constructors: {
    'PSNoteProperty(string name, System.Object value)': (name: string, v: Value) =>
      detached(noteProperty(name, v)),
  },
});
defineMembers(byKind.AliasProperty, {
  constructors: {
    'PSAliasProperty(string name, string referencedMemberName)': (name: string, reference: string) =>
      detached({
        kind: 'AliasProperty',
        name,
        reference,
        get: (self) => getProperty(self, reference),
        set: (self, v) => setProperty(self, reference, v),
      }),
  },
  properties: {
    'string ReferencedMemberName {get;}': (m: MemberInfo) => m.descriptor.extended?.reference ?? null,
  } as never,
});
const scriptProperty = (name: string, getter: Value, setter: Value = null): MemberInfo =>
  detached({
    kind: 'ScriptProperty',
    name,
    getterScript: getter,
    setterScript: setter,
    ...(getter === null ? {} : { get: (self: Value) => run(getter, self, []) }),
    ...(setter === null ? {} : { set: (self: Value, v: Value) => void run(setter, self, [v]) }),
  });
defineMembers(byKind.ScriptProperty, {
  constructors: {
    'PSScriptProperty(string name, scriptblock getterScript)': scriptProperty,
    'PSScriptProperty(string name, scriptblock getterScript, scriptblock setterScript)': scriptProperty,
  },
  properties: {
    'scriptblock GetterScript {get;}': (m: MemberInfo) => m.descriptor.extended?.getterScript ?? null,
    'scriptblock SetterScript {get;}': (m: MemberInfo) => m.descriptor.extended?.setterScript ?? null,
  } as never,
});
defineMembers(byKind.ScriptMethod, {
  constructors: {
    'PSScriptMethod(string name, scriptblock script)': (name: string, block: Value) =>
      detached({
        kind: 'ScriptMethod',
        name,
        getterScript: block,
        invoke: (self, args) => run(block, self, args),
      }),
  },
  properties: {
    'scriptblock Script {get;}': (m: MemberInfo | PSMethod) =>
      (m instanceof PSMethod ? m.extended : m.descriptor.extended)?.getterScript ?? null,
  } as never,
});
defineMembers(byKind.PropertySet, {
  constructors: {
    'PSPropertySet(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)': (
      name: string,
      names: Value,
    ) => detached({ kind: 'PropertySet', name, reference: itemsOf(names).map(toPSString) }),
  },
  properties: {
    'System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames {get;}': (m: MemberInfo) =>
      new StringListView([...((m.descriptor.extended?.reference ?? []) as string[])], () => undefined),
  } as never,
});
