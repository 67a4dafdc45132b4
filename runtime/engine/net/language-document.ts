import type { Ast, Extent, ParseResult, TypeName } from '../../../compiler/syntax/ast.ts';
import { GenericList, ItemCollection, makeGeneric } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import { findType } from '../../types/type-registry.ts';
import { compiler } from '../compile-source.ts';
import type { CompiledUnit } from '../compiled-unit.ts';
import { knownType } from '../known-types.ts';
import { ScriptExtent } from '../script-extent.ts';

export const language = 'System.Management.Automation.Language.';

/** `ReadOnlyCollection[T]` of values. @param element short name of a type of the language's namespace, or a full name */
export function readOnly(items: readonly Value[], element: string): Value {
  const type = findType(element.includes('.') ? element : language + element) ?? knownType('System.Object');
  return new GenericList(
    makeGeneric(knownType('System.Collections.ObjectModel.ReadOnlyCollection`1'), [type]),
    [...items],
  );
}

/** A lazily made `IEnumerable[Ast]`. */
export const astSequence = (items: readonly Value[]): Value =>
  new ItemCollection(
    makeGeneric(knownType('System.Collections.Generic.IEnumerable`1'), [knownType(`${language}Ast`)]),
    [...items],
  );

/** A parsed text: makes one object for each node, and knows the nodes' parents. */
export class LanguageDocument {
  readonly unit: CompiledUnit;
  readonly parsed: ParseResult;
  readonly #nodes = new Map<Ast, AstObject>();
  #parents: Map<Ast, Ast | undefined> | null = null;

  constructor(unit: CompiledUnit, parsed: ParseResult) {
    this.unit = unit;
    this.parsed = parsed;
  }

  extent({ start, end }: Extent): ScriptExtent {
    return new ScriptExtent(this.unit, start, end);
  }

  wrap(node: Ast): AstObject {
    let made = this.#nodes.get(node);
    if (made === undefined) {
      made = new AstObject(this, node);
      this.#nodes.set(node, made);
    }
    return made;
  }

  parentOf(node: Ast): Ast | undefined {
    if (this.#parents === null) {
      const parents = new Map<Ast, Ast | undefined>();
      compiler().visit(this.parsed.ast, (child, parent) => {
        parents.set(child, parent);
      });
      this.#parents = parents;
    }
    return this.#parents.get(node);
  }
}

/** A node of the syntax tree as scripts see it. */
export class AstObject extends NetObject {
  constructor(
    readonly document: LanguageDocument,
    readonly node: Ast,
  ) {
    super();
  }
  override get netType(): NetType {
    return knownType(`${language}${this.node.kind}Ast`);
  }
  override toString(): string {
    return this.document.extent(this.node).text;
  }
}

/** `ITypeName`. */
export class TypeNameObject extends NetObject {
  constructor(
    readonly document: LanguageDocument,
    readonly name: TypeName,
  ) {
    super();
  }
  override get netType(): NetType {
    const { elementType, genericArguments } = this.name;
    const kind =
      elementType !== undefined
        ? 'ArrayTypeName'
        : genericArguments !== undefined && genericArguments.length > 0
          ? 'GenericTypeName'
          : 'TypeName';
    return knownType(language + kind);
  }
  override toString(): string {
    return typeNameText(this.name);
  }
}

export function typeNameText({ name, elementType, rank, genericArguments }: TypeName): string {
  if (elementType !== undefined) return `${typeNameText(elementType)}[${','.repeat((rank ?? 1) - 1)}]`;
  if (genericArguments === undefined || genericArguments.length === 0) return name;
  return `${name}[${genericArguments.map(typeNameText).join(',')}]`;
}
