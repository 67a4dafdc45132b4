import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { ScriptBlock } from '../../engine/script-block.ts';
import { strictModeOf } from '../../engine/variables.ts';
import metadata from '../../generated/commands/ForEach-Object.json' with { type: 'json' };
import { AutomationNull } from '../../types/automation-null.ts';
import { ErrorRecord, RuntimeException, runtimeError } from '../../types/error-record.ts';
import {
  getMember,
  getProperty,
  invokeMethod,
  itemsOf,
  like,
  membersOf,
  type PSArray,
  PSDictionary,
} from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { unwrap } from '../../types/ps-object.ts';

class ForEachObject extends Cmdlet {
  InputObject: Value = AutomationNull;
  Begin: ScriptBlock | undefined;
  Process: PSArray | undefined;
  End: ScriptBlock | undefined;
  RemainingScripts: PSArray | undefined;
  MemberName: string | undefined;
  ArgumentList: PSArray | undefined;
  Parallel: ScriptBlock | undefined;
  #begin: ScriptBlock[] = [];
  #process: ScriptBlock[] = [];
  #end: ScriptBlock[] = [];

  override begin(): void {
    if (this.Parallel !== undefined) {
      throw runtimeError(
        'NotSupported',
        'NotImplemented',
        'pscc does not support ForEach-Object -Parallel yet.',
        null,
        'System.Management.Automation.PSNotSupportedException',
      );
    }
    if (this.Process === undefined) return;
    const blocks = [
      ...itemsOf(this.Process),
      ...(this.RemainingScripts === undefined ? [] : itemsOf(this.RemainingScripts)),
    ].filter((block): block is ScriptBlock => block !== null);
    // Two blocks in a row are begin and process, three begin, process and end, unless named.
    if (this.Begin !== undefined) this.#begin = [this.Begin];
    else if (blocks.length > 1) this.#begin = [blocks.shift()!];
    if (this.End !== undefined) this.#end = [this.End];
    else if (blocks.length > 1) this.#end = [blocks.pop()!];
    this.#process = blocks;
    for (const block of this.#begin)
      this.runtime.invokeBlockTo(this.runtime.output, block, { dotted: true, under: null });
  }

  override process(): void {
    if (this.Process === undefined) {
      if (this.InputObject !== AutomationNull) this.#member(this.InputObject);
      return;
    }
    const input = this.runtime.expectingInput || this.has('InputObject') ? this.InputObject : AutomationNull;
    for (const block of this.#process) {
      this.runtime.invokeBlockTo(this.runtime.output, block, {
        dotted: true,
        under: input === AutomationNull ? null : input,
      });
    }
  }

  override end(): void {
    for (const block of this.#end)
      this.runtime.invokeBlockTo(this.runtime.output, block, { dotted: true, under: null });
  }

  #fail(
    id: string,
    message: string,
    target: Value,
    category: 'InvalidOperation' | 'InvalidArgument' | 'InvalidType' = 'InvalidOperation',
  ): void {
    const error = runtimeError(
      id,
      category,
      message,
      target,
      'System.Management.Automation.PSInvalidOperationException',
    );
    this.writeError(new ErrorRecord(error, id, category, target));
  }

  /** `ForEach-Object Name args…`: a property's value or a method's result. */
  #member(input: Value): void {
    const name = this.MemberName!;
    const target = unwrap(input);
    if (target === null) {
      this.#fail('InputObjectIsNull', 'The input object cannot be null.', null, 'InvalidArgument');
      return;
    }
    const args = this.ArgumentList === undefined ? undefined : itemsOf(this.ArgumentList);
    if (args === undefined && target instanceof PSDictionary && target.has(name)) {
      this.writeEnumerated(target.lookup(name));
      return;
    }
    const member = /[*?[]/.test(name) ? this.#unique(input, name) : getMember(input, name);
    if (member === null) return;
    const isMethod = member !== undefined && /method/i.test(member.kind);
    if (args !== undefined) {
      if (!isMethod)
        this.#fail('MethodNotFound', `Input name "${name}" cannot be resolved to a method.`, input);
      else this.#call(input, member.name, args);
      return;
    }
    if (isMethod) {
      this.#call(input, member.name, []);
      return;
    }
    if (member === undefined) {
      if (strictModeOf(this.frame) < 2) this.write(null);
      else
        this.#fail(
          'PropertyOrMethodNotFound',
          `The input name "${name}" cannot be resolved to a member.`,
          input,
        );
      return;
    }
    this.writeEnumerated(getProperty(input, member.name));
  }

  #call(input: Value, name: string, args: readonly Value[]): void {
    let result: Value;
    try {
      result = invokeMethod(input, name, [...args]);
    } catch (error) {
      if (!(error instanceof RuntimeException)) throw error;
      this.writeError(new ErrorRecord(error, 'MethodInvocationError', 'InvalidOperation', input));
      return;
    }
    this.writeEnumerated(result);
  }

  #unique(input: Value, pattern: string) {
    const found = membersOf(input).filter(({ name }) => like(name, pattern, true) === true);
    if (found.length === 1) return found[0];
    if (found.length === 0) return undefined;
    this.#fail(
      'AmbiguousPropertyOrMethodName',
      `Input name "${pattern}" is ambiguous. It can be resolved to multiple matched members. Possible matches include:${found.map(({ name }) => ` ${name}`).join('')}.`,
      input,
      'InvalidArgument',
    );
    return null;
  }
}

export const command = defineCmdlet(metadata, ForEachObject);
