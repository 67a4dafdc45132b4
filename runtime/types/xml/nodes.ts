import { objectArray } from '../arrays.ts';
import { PSCollection } from '../collections/lists.ts';
import { toPSString } from '../conversion/to-string.ts';
import { NetObject, type Value } from '../net-object.ts';
import type { NetType } from '../net-type.ts';
import { requireType } from '../type-registry.ts';

/** Names of `XmlNodeType` by the kind of node. */
export type XmlKind =
  | 'Element'
  | 'Attribute'
  | 'Text'
  | 'CDATA'
  | 'Comment'
  | 'Document'
  | 'DocumentType'
  | 'ProcessingInstruction'
  | 'XmlDeclaration'
  | 'Whitespace';

const TYPE_NAMES: Record<XmlKind, string> = {
  Element: 'XmlElement',
  Attribute: 'XmlAttribute',
  Text: 'XmlText',
  CDATA: 'XmlCDataSection',
  Comment: 'XmlComment',
  Document: 'XmlDocument',
  DocumentType: 'XmlDocumentType',
  ProcessingInstruction: 'XmlProcessingInstruction',
  XmlDeclaration: 'XmlDeclaration',
  Whitespace: 'XmlWhitespace',
};
const FIXED_NAMES: Partial<Record<XmlKind, string>> = {
  Text: '#text',
  CDATA: '#cdata-section',
  Comment: '#comment',
  Document: '#document',
  XmlDeclaration: 'xml',
  Whitespace: '#whitespace',
};

export const escapeXml = (text: string): string =>
  text.replace(/[<>&]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c]!);
const escapeAttribute = (text: string): string =>
  escapeXml(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');

/** Any node of an XML tree. */
export class XmlNode extends NetObject {
  readonly kind: XmlKind;
  readonly qualified: string;
  value: string;
  parent: XmlNode | null = null;
  children: XmlNode[] = [];
  attributes: XmlNode[] = [];
  owner: XmlNode | null;
  preserveWhitespace = false;

  constructor(kind: XmlKind, name: string, value = '', owner: XmlNode | null = null) {
    super();
    this.kind = kind;
    this.qualified = name;
    this.value = value;
    this.owner = owner;
  }
  override get netType(): NetType {
    return requireType(`System.Xml.${TYPE_NAMES[this.kind]}`);
  }
  get name(): string {
    return FIXED_NAMES[this.kind] ?? this.qualified;
  }
  get localName(): string {
    const { name } = this;
    return name.slice(name.indexOf(':') + 1);
  }
  get prefix(): string {
    const colon = this.qualified.indexOf(':');
    return colon < 0 ? '' : this.qualified.slice(0, colon);
  }
  get elements(): XmlNode[] {
    return this.children.filter((c) => c.kind === 'Element');
  }
  attribute(name: string): XmlNode | undefined {
    return this.attributes.find((a) => a.qualified === name);
  }
  /** The namespace that a prefix means here. */
  namespaceOf(prefix: string): string {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    for (let n: XmlNode | null = this; n !== null; n = n.parent) {
      const found = n.attribute(name);
      if (found !== undefined) return found.value;
    }
    return prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : '';
  }
  get plainText(): string {
    if (this.kind === 'Element' || this.kind === 'Document')
      return this.children
        .filter(
          (c) => c.kind !== 'Comment' && c.kind !== 'ProcessingInstruction' && c.kind !== 'XmlDeclaration',
        )
        .map((c) => c.plainText)
        .join('');
    return this.value;
  }
  get innerXml(): string {
    return this.kind === 'Element' || this.kind === 'Document'
      ? this.children.map((c) => c.outerXml).join('')
      : this.kind === 'Attribute'
        ? escapeXml(this.value)
        : '';
  }
  get outerXml(): string {
    switch (this.kind) {
      case 'Element': {
        const attributes = this.attributes.map((a) => ` ${a.outerXml}`).join('');
        return this.children.length === 0 && !this.hasEndTag
          ? `<${this.qualified}${attributes} />`
          : `<${this.qualified}${attributes}>${this.innerXml}</${this.qualified}>`;
      }
      case 'Attribute':
        return `${this.qualified}="${escapeAttribute(this.value)}"`;
      case 'Comment':
        return `<!--${this.value}-->`;
      case 'CDATA':
        return `<![CDATA[${this.value}]]>`;
      case 'XmlDeclaration':
        return `<?xml ${this.value}?>`;
      case 'ProcessingInstruction':
        return `<?${this.qualified} ${this.value}?>`;
      case 'DocumentType':
        return `<!DOCTYPE ${this.value}>`;
      case 'Document':
        return this.innerXml;
      default:
        return escapeXml(this.value);
    }
  }
  /** An element written as `<a></a>` keeps its end tag. */
  hasEndTag = false;

  insert(child: XmlNode, at: number): XmlNode {
    child.remove();
    child.parent = this;
    this.children.splice(at, 0, child);
    return child;
  }
  append(child: XmlNode): XmlNode {
    return this.insert(child, this.children.length);
  }
  remove(): void {
    if (this.parent !== null) this.parent.children = this.parent.children.filter((c) => c !== this);
    this.parent = null;
  }
  setText(text: string): void {
    if (this.kind !== 'Element') this.value = text;
    else {
      this.children = [];
      if (text !== '') this.append(new XmlNode('Text', '#text', text, this.owner));
    }
  }
  setAttribute(name: string, value: string): XmlNode {
    let found = this.attribute(name);
    if (found === undefined) {
      found = new XmlNode('Attribute', name, value, this.owner);
      found.parent = this;
      this.attributes.push(found);
    }
    found.value = value;
    return found;
  }
  clone(deep: boolean): XmlNode {
    const copy = new XmlNode(this.kind, this.qualified, this.value, this.owner);
    copy.hasEndTag = this.hasEndTag;
    for (const a of this.attributes) copy.setAttribute(a.qualified, a.value);
    if (deep) for (const c of this.children) copy.append(c.clone(true));
    return copy;
  }
  /** What PowerShell shows for the node as a property: text where there is nothing else in it. */
  simplified(): Value {
    if (this.kind === 'XmlDeclaration') return this.value;
    if (this.kind !== 'Element') return this.value;
    if (this.attributes.length > 0) return this;
    if (this.children.length === 0) return '';
    if (this.children.length === 1) {
      const only = this.children[0]!;
      if (only.kind === 'Text' || only.kind === 'CDATA') return only.value;
    }
    return this;
  }
  adaptedGet(key: string): Value {
    const found: Value[] = [];
    for (const a of this.attributes) if (a.qualified.toLowerCase() === key) found.push(a.value);
    for (const c of this.children) if (c.localNameOrName === key) found.push(c.simplified());
    if (found.length === 0) return undefined;
    return found.length === 1 ? found[0] : objectArray(found);
  }
  get localNameOrName(): string {
    return (this.kind === 'Element' ? this.localName : this.name).toLowerCase();
  }
  adaptedSet(key: string, _name: string, value: Value): boolean {
    const text = toPSString(value);
    const attribute = this.attributes.find((a) => a.qualified.toLowerCase() === key);
    if (attribute !== undefined) {
      attribute.value = text;
      return true;
    }
    const child = this.children.find((c) => c.localNameOrName === key);
    if (child === undefined) return false;
    child.setText(text);
    return true;
  }
  adaptedNames(): string[] {
    const names = [
      ...this.attributes.map((a) => a.qualified),
      ...this.children.map((c) => (c.kind === 'Element' ? c.localName : c.name)),
    ];
    return [...new Set(names)];
  }
  override toString(): string {
    return this.kind === 'Element' ? this.localName : this.kind === 'Document' ? '#document' : this.name;
  }
}

/** `XmlNodeList` and `XmlAttributeCollection`. */
export class XmlNodeList extends PSCollection {
  readonly items: readonly XmlNode[];
  readonly typeName: string;
  constructor(items: readonly XmlNode[], typeName = 'System.Xml.XmlNodeList') {
    super();
    this.items = items;
    this.typeName = typeName;
  }
  override get netType(): NetType {
    return requireType(this.typeName);
  }
  override get count(): number {
    return this.items.length;
  }
  override toArray(): Value[] {
    return this.items.slice();
  }
}
