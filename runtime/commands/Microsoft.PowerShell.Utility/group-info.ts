import { elementsOf, textOf } from '../../formatting/objects.ts';
import { defineType } from '../../types/define.ts';
import { ArrayList, GenericList } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { requireType } from '../../types/type-registry.ts';

/** A group as `Group-Object` writes it. */
export class GroupInfo extends NetObject {
  static type: NetType;
  readonly keys: Value[];
  readonly members: Value[] = [];
  count = 0;
  readonly name: string;
  #group: Value = null;
  #values: Value = null;

  constructor(keys: readonly Value[]) {
    super();
    this.keys = [...keys];
    this.name = keys.map(keyText).join(', ');
  }

  override get netType(): NetType {
    return GroupInfo.type;
  }

  add(value: Value): void {
    this.members.push(value);
    this.count++;
  }

  get group(): Value {
    this.#group ??= new GenericList(
      requireType('System.Collections.ObjectModel.Collection[psobject]'),
      this.members,
    );
    return this.#group;
  }

  get values(): Value {
    this.#values ??= new ArrayList([...this.keys]);
    return this.#values;
  }
}

function keyText(value: Value): string {
  if (value === null) return '';
  const elements = typeof value === 'string' ? null : elementsOf(value);
  return elements === null ? textOf(value) : `{${[...elements].map(textOf).join(', ')}}`;
}

defineType({
  name: 'Microsoft.PowerShell.Commands.GroupInfo',
  js: GroupInfo,
  properties: {
    'System.Collections.ArrayList Values {get;}': (self: GroupInfo) => self.values,
    'int Count {get;}': (self: GroupInfo) => self.count,
    'System.Collections.ObjectModel.Collection[psobject] Group {get;}': (self: GroupInfo) => self.group,
    'string Name {get;}': (self: GroupInfo) => self.name,
  },
});

/** A group of which only the size was wanted. */
export class GroupInfoNoElement extends GroupInfo {
  static override type: NetType;

  override get netType(): NetType {
    return GroupInfoNoElement.type;
  }

  override add(): void {
    this.count++;
  }
}

defineType({
  name: 'Microsoft.PowerShell.Commands.GroupInfoNoElement',
  base: 'Microsoft.PowerShell.Commands.GroupInfo',
  js: GroupInfoNoElement,
});
