import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { isNotType, isType, setMatches } from '../../engine/operator-forms.ts';
import type { ScriptBlock } from '../../engine/script-block.ts';
import { strictModeOf } from '../../engine/variables.ts';
import metadata from '../../generated/commands/Where-Object.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import * as t from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';

type Test = (left: Value, right: Value, ignoreCase: boolean) => Value;

class WhereObject extends Cmdlet {
  InputObject: Value = AutomationNull;
  FilterScript: ScriptBlock | undefined;
  Property: string | undefined;
  Value: Value = true;
  #test: (left: Value) => boolean = () => false;

  override begin(): void {
    if (this.FilterScript === undefined) this.#test = this.#makeTest();
  }

  /** The comparison that the operator's switch asks for. */
  #makeTest(): (left: Value) => boolean {
    const given = this as unknown as Record<string, unknown>;
    const comparisons: Record<string, Test> = {
      EQ: t.eq,
      NE: t.ne,
      LT: t.lt,
      LE: t.le,
      GT: t.gt,
      GE: t.ge,
      Like: t.like,
      NotLike: t.notLike,
      Contains: t.contains,
      NotContains: t.notContains,
      In: t.inOp,
      NotIn: t.notIn,
      Match: (a, b, i) => t.match(a, b, i, (groups) => setMatches(this.frame, groups)),
      NotMatch: (a, b, i) => t.notMatch(a, b, i, (groups) => setMatches(this.frame, groups)),
    };
    const right = this.Value;
    for (const [name, compare] of Object.entries(comparisons)) {
      if (given[name] === true) return (left) => t.toBoolean(compare(left, right, true));
      if (given[`C${name}`] === true || given[`C${name.toLowerCase()}`] === true)
        return (left) => t.toBoolean(compare(left, right, false));
    }
    if (given['Is'] === true) return (left) => isType(left, right);
    if (given['IsNot'] === true) return (left) => isNotType(left, right);
    if (given['Not'] === true) return (left) => !t.toBoolean(left);
    if (this.has('Value')) return (left) => t.toBoolean(t.eq(left, right, true));
    return (left) => t.toBoolean(left);
  }

  override process(): void {
    const input = this.InputObject;
    if (input === AutomationNull) return;
    if (this.FilterScript !== undefined) {
      const result = this.runtime.invokeBlock(this.FilterScript, { dotted: true, under: input });
      if (t.toBoolean(result)) this.write(input);
      return;
    }
    const name = this.Property!;
    const target = unwrap(input);
    const value =
      target instanceof t.PSDictionary && target.has(name)
        ? target.lookup(name)
        : target === null
          ? null
          : t.getProperty(input, name, strictModeOf(this.frame) >= 2);
    if (this.#test(value)) this.write(input);
  }
}

export const command = defineCmdlet(metadata, WhereObject);
