import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import type { FormatParameter } from '../../formatting/format-parameter.ts';
import { nameMatcher } from '../../formatting/name-matcher.ts';
import { elementsOf, propertyNames, textOf, typeNames } from '../../formatting/objects.ts';
import {
  type ExpressionResult,
  NamedExpression,
  singleOutput,
} from '../../formatting/property-expression.ts';
import { parameterKeys } from '../../formatting/property-parameters.ts';
import metadata from '../../generated/commands/Select-Object.json' with { type: 'json' };
import type { PSArray } from '../../types/arrays.ts';
import { AutomationNull } from '../../types/automation-null.ts';
import { compare } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { PSObject } from '../../types/ps-object.ts';
import { errorRecord } from '../error-records.ts';
import { noteObject } from '../note-object.ts';
import { calculatedProperties } from '../property-arguments.ts';
import { addNoteProperty } from './note-members.ts';
import { Selection } from './selection.ts';

class SelectObject extends Cmdlet {
  InputObject: Value = AutomationNull;
  declare Property?: Value;
  declare ExcludeProperty?: PSArray;
  declare ExpandProperty?: string;
  declare Unique?: boolean;
  declare CaseInsensitive?: boolean;
  declare Last?: number;
  declare First?: number;
  declare Skip?: number;
  declare SkipLast?: number;
  declare Wait?: boolean;
  declare Index?: PSArray;
  declare SkipIndex?: PSArray;
  #properties: FormatParameter[] = [];
  #excluded: ((name: string) => boolean)[] = [];
  #selection!: Selection;
  #unique: Value[] = [];

  override begin(): void {
    if (this.Property !== undefined && this.Property !== null) {
      const given = calculatedProperties(this, this.Property, parameterKeys.select);
      this.#properties = given.map((one) => (one.label === '' ? { ...one, label: undefined } : one));
    }
    if (this.ExcludeProperty !== undefined) {
      this.#excluded = this.ExcludeProperty.toArray().map((pattern) => nameMatcher(textOf(pattern)));
      if (this.#properties.length === 0) this.#properties = [{ expression: new NamedExpression('*') }];
    }
    this.#selection = new Selection({
      first: this.First,
      last: this.Last,
      skip: this.Skip,
      skipLast: this.SkipLast,
      indexes: this.Index?.toArray() as number[] | undefined,
      skipIndexes: this.SkipIndex?.toArray() as number[] | undefined,
    });
  }

  override process(): void {
    if (this.InputObject === AutomationNull || this.InputObject === null) return;
    for (const value of this.#selection.add(this.InputObject)) this.#select(value);
    // With -Unique the first objects may yet turn out to be alike, so upstream goes on.
    if (this.#selection.isComplete && this.Wait !== true && this.Unique !== true) this.runtime.stopUpstream();
  }

  override end(): void {
    for (const value of this.#selection.finish()) this.#select(value);
    for (const value of this.#unique) this.write(value);
  }

  #select(value: Value): void {
    if (this.#properties.length === 0 && this.ExpandProperty === undefined) {
      this.#emit(value);
      return;
    }
    const notes = this.#properties.length === 0 ? [] : this.#notes(value);
    if (this.ExpandProperty === undefined) {
      const name = typeNames(value)[0] ?? 'System.Management.Automation.PSCustomObject';
      this.#emit(noteObject(notes, [`Selected.${name}`]));
      return;
    }
    this.#expand(value, notes, this.ExpandProperty);
  }

  #notes(value: Value): [string, Value][] {
    const source = value ?? '';
    const notes: [string, Value][] = [];
    const seen = new Set<string>();
    for (const parameter of this.#properties) {
      for (const [name, item] of this.#results(parameter, source)) {
        const key = name.toLowerCase();
        if (seen.has(key)) {
          const id =
            this.ExpandProperty === undefined
              ? 'AlreadyExistingUserSpecifiedPropertyNoExpand'
              : 'AlreadyExistingUserSpecifiedPropertyExpand';
          this.#duplicate(name, value, id);
          continue;
        }
        seen.add(key);
        notes.push([name, item]);
      }
    }
    return notes;
  }

  #duplicate(name: string, value: Value, id: string): void {
    const message = `The property cannot be processed because the property "${name}" already exists.`;
    this.writeError(errorRecord('System.InvalidOperationException', message, id, 'InvalidOperation', value));
  }

  #results(parameter: FormatParameter, source: Value): [string, Value][] {
    const { expression, label } = parameter;
    const names = expression
      .resolve(source)
      .filter((one) => !this.#excluded.some((matches) => matches(one.toString())));
    if (names.length === 0) {
      // A plain name that the object lacks makes an empty property.
      const missing = !expression.hasWildcards && expression.resolve(source).length === 0;
      return missing ? [[label ?? expression.toString(), null]] : [];
    }
    const results: ExpressionResult[] = names.flatMap((one) => one.evaluate(source));
    if (label !== undefined && results.length > 1) {
      this.throwTerminating(
        errorRecord(
          'System.InvalidOperationException',
          'Cannot rename multiple results.',
          'RenamingMultipleResults',
          'InvalidOperation',
        ),
      );
    }
    return results.map((result) => [
      label ?? result.expression.toString(),
      result.error === null ? singleOutput(result.value) : null,
    ]);
  }

  #expand(value: Value, notes: [string, Value][], name: string): void {
    const source = value ?? '';
    const expression = new NamedExpression(name);
    const results = expression.evaluate(source);
    if (results.length === 0) {
      this.writeError(
        errorRecord(
          'System.Management.Automation.PSArgumentException',
          `Property "${name}" cannot be found.`,
          'ExpandPropertyNotFound',
          'InvalidArgument',
          value,
        ),
      );
      return;
    }
    if (results.length > 1) {
      this.writeError(
        errorRecord(
          'System.Management.Automation.PSArgumentException',
          'Multiple properties cannot be expanded.',
          'MutlipleExpandProperties',
          'InvalidArgument',
          value,
        ),
      );
      return;
    }
    const [result] = results;
    if (result!.error !== null) {
      const exception = result!.error as { message?: string };
      this.writeError(
        errorRecord(
          'System.Management.Automation.GetValueInvocationException',
          exception.message ?? '',
          'PropertyEvaluationExpand',
          'InvalidResult',
          value,
        ),
      );
      return;
    }
    const item = result!.value;
    if (item === null) return;
    const elements = elementsOf(item);
    if (elements === null || typeof item === 'string') this.#emit(this.#withNotes(item, notes));
    else for (const element of elements) this.#emit(this.#withNotes(element, notes));
  }

  #withNotes(target: Value, notes: [string, Value][]): Value {
    if (notes.length === 0 || target === null) return target;
    let result: Value = target;
    const existing = new Set(propertyNames(target).map((one) => one.toLowerCase()));
    for (const [name, value] of notes) {
      if (existing.has(name.toLowerCase()))
        this.#duplicate(name, target, 'AlreadyExistingUserSpecifiedPropertyExpand');
      else result = addNoteProperty(result, name, value);
    }
    return result;
  }

  #emit(value: Value): void {
    if (this.Unique !== true) this.write(value);
    else if (!this.#unique.some((one) => this.#same(one, value))) this.#unique.push(value);
  }

  #same(a: Value, b: Value): boolean {
    const left = a instanceof PSObject ? a.baseObject : a;
    const right = b instanceof PSObject ? b.baseObject : b;
    const ignoreCase = this.CaseInsensitive === true;
    const leftNames = typeof left === 'object' && left !== null ? propertyNames(left) : [];
    if (this.#properties.length === 0 || leftNames.length === 0) return equalValues(left, right, ignoreCase);
    const rightNames = typeof right === 'object' && right !== null ? propertyNames(right) : [];
    if (leftNames.length !== rightNames.length) return false;
    return leftNames.every((name) => {
      const one = new NamedExpression(name, true).evaluate(left)[0]?.value ?? null;
      const other = new NamedExpression(name).evaluate(right)[0]?.value ?? null;
      return equalValues(one, other, ignoreCase);
    });
  }
}

function equalValues(a: Value, b: Value, ignoreCase: boolean): boolean {
  if (a === null || b === null) return a === b;
  try {
    return compare(a, b, ignoreCase) === 0;
  } catch {
    return ignoreCase ? textOf(a).toLowerCase() === textOf(b).toLowerCase() : textOf(a) === textOf(b);
  }
}

export const command = defineCmdlet(metadata, SelectObject);
