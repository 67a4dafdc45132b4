import { readFileSync, writeFileSync } from 'node:fs';
import { castErrorWith } from '../conversion/cast-errors.ts';
import { customConverters } from '../conversion/convert.ts';
import { toPSString } from '../conversion/to-string.ts';
import type { Implementation } from '../define.ts';
import { enumByName } from '../enums.ts';
import { Exception } from '../exceptions.ts';
import attributeSignatures from '../generated/signatures/System.Xml.XmlAttribute.ts';
import attributesSignatures from '../generated/signatures/System.Xml.XmlAttributeCollection.ts';
import dataSignatures from '../generated/signatures/System.Xml.XmlCharacterData.ts';
import documentSignatures from '../generated/signatures/System.Xml.XmlDocument.ts';
import elementSignatures from '../generated/signatures/System.Xml.XmlElement.ts';
import nodeSignatures from '../generated/signatures/System.Xml.XmlNode.ts';
import listSignatures from '../generated/signatures/System.Xml.XmlNodeList.ts';
import { decodeText, ioError } from '../io/file.ts';
import { fullPath } from '../io/path.ts';
import { netError } from '../net-errors.ts';
import type { Value } from '../net-object.ts';
import { PSNumber } from '../numbers/boxes.ts';
import { implementRecorded } from '../recorded.ts';
import { requireType } from '../type-registry.ts';
import { XmlNode, XmlNodeList } from './nodes.ts';
import { parseXml } from './parse.ts';
import { indentXml } from './write.ts';
import { selectNodes } from './xpath.ts';

const beside = (n: XmlNode, step: number): XmlNode | null => {
  const all = n.parent?.children ?? [];
  return all[all.indexOf(n) + step] ?? null;
};
const documentOf = (n: XmlNode): XmlNode => n.owner ?? n;

function setInnerXml(n: XmlNode, text: string): void {
  const holder = new XmlNode('Document', '#document');
  if (n.kind === 'Document') {
    parseXml(text, n);
    return;
  }
  parseXml(`<x>${text}</x>`, holder);
  n.children = [];
  for (const child of holder.elements[0]!.children) n.append(child);
}

const nodeMembers: Implementation = {
  properties: {
    Name: (n: XmlNode) => n.name,
    LocalName: (n: XmlNode) => n.localName,
    Prefix: { get: (n: XmlNode) => n.prefix },
    NamespaceURI: (n: XmlNode) => n.namespaceOf(n.prefix),
    Value: {
      get: (n: XmlNode) => (n.kind === 'Element' || n.kind === 'Document' ? null : n.value),
      set: (n: XmlNode, v: string) => n.setText(v),
    },
    NodeType: (n: XmlNode) => enumByName(requireType('System.Xml.XmlNodeType'), n.kind),
    ParentNode: (n: XmlNode) => (n.kind === 'Attribute' ? null : n.parent),
    OwnerElement: (n: XmlNode) => n.parent,
    ChildNodes: (n: XmlNode) => new XmlNodeList(n.children, 'System.Xml.XmlChildNodes'),
    PreviousSibling: (n: XmlNode) => beside(n, -1),
    NextSibling: (n: XmlNode) => beside(n, 1),
    Attributes: (n: XmlNode) =>
      n.kind === 'Element' ? new XmlNodeList(n.attributes, 'System.Xml.XmlAttributeCollection') : null,
    HasAttributes: (n: XmlNode) => n.attributes.length > 0,
    OwnerDocument: (n: XmlNode) => (n.kind === 'Document' ? null : documentOf(n)),
    FirstChild: (n: XmlNode) => n.children[0] ?? null,
    LastChild: (n: XmlNode) => n.children.at(-1) ?? null,
    HasChildNodes: (n: XmlNode) => n.children.length > 0,
    IsReadOnly: () => false,
    IsEmpty: (n: XmlNode) => n.children.length === 0 && !n.hasEndTag,
    Specified: () => true,
    InnerText: { get: (n: XmlNode) => n.plainText, set: (n: XmlNode, v: string) => n.setText(v) },
    OuterXml: (n: XmlNode) => n.outerXml,
    InnerXml: { get: (n: XmlNode) => n.innerXml, set: setInnerXml },
    BaseURI: () => '',
    SchemaInfo: () => null,
    PreviousText: () => null,
    Data: { get: (n: XmlNode) => n.value, set: (n: XmlNode, v: string) => n.setText(v) },
    Length: (n: XmlNode) => n.value.length,
    Item: {
      get: ((n: XmlNode, name: string) => n.elements.find((e) => e.qualified === name) ?? null) as never,
    },
  },
  methods: {
    SelectSingleNode: (n: XmlNode, path: string) => selectNodes(n, path)[0] ?? null,
    SelectNodes: (n: XmlNode, path: string) =>
      new XmlNodeList(selectNodes(n, path), 'System.Xml.XPathNodeList'),
    AppendChild: (n: XmlNode, child: XmlNode) => n.append(child),
    PrependChild: (n: XmlNode, child: XmlNode) => n.insert(child, 0),
    InsertBefore: (n: XmlNode, child: XmlNode, ref: XmlNode | null) => {
      child.remove();
      return n.insert(child, ref === null ? n.children.length : n.children.indexOf(ref));
    },
    InsertAfter: (n: XmlNode, child: XmlNode, ref: XmlNode | null) => {
      child.remove();
      return n.insert(child, ref === null ? 0 : n.children.indexOf(ref) + 1);
    },
    RemoveChild: (_n: XmlNode, child: XmlNode) => {
      child.remove();
      return child;
    },
    ReplaceChild: (n: XmlNode, child: XmlNode, old: XmlNode) => {
      n.insert(child, n.children.indexOf(old));
      old.remove();
      return old;
    },
    CloneNode: (n: XmlNode, deep: boolean) => n.clone(deep),
    Clone: (n: XmlNode) => n.clone(true),
    RemoveAll: (n: XmlNode) => {
      n.children = [];
      n.attributes = [];
    },
    Normalize: () => undefined,
    GetNamespaceOfPrefix: (n: XmlNode, prefix: string) => n.namespaceOf(prefix),
    GetEnumerator: (n: XmlNode) => new XmlNodeList(n.children),
    GetAttribute: (n: XmlNode, name: string) => n.attribute(name)?.value ?? '',
    HasAttribute: (n: XmlNode, name: string) => n.attribute(name) !== undefined,
    'SetAttribute/2': (n: XmlNode, name: string, v: string | null) => void n.setAttribute(name, v ?? ''),
    GetAttributeNode: (n: XmlNode, name: string) => n.attribute(name) ?? null,
    SetAttributeNode: (n: XmlNode, a: XmlNode) => n.setAttribute(a.qualified, a.value),
    RemoveAttribute: (n: XmlNode, name: string) => {
      n.attributes = n.attributes.filter((a) => a.qualified !== name);
    },
    GetElementsByTagName: (n: XmlNode, name: string) =>
      new XmlNodeList(selectNodes(n, `.//${name}`).filter((x) => x !== n)),
  },
};

implementRecorded('System.Xml.XmlNode', nodeSignatures, () => nodeMembers);
implementRecorded('System.Xml.XmlElement', elementSignatures, () => nodeMembers);
implementRecorded('System.Xml.XmlAttribute', attributeSignatures, () => nodeMembers);
implementRecorded('System.Xml.XmlCharacterData', dataSignatures, () => nodeMembers);

const create =
  (kind: XmlNode['kind']) =>
  (d: XmlNode, name: string): XmlNode =>
    new XmlNode(
      kind,
      kind === 'Element' || kind === 'Attribute' ? name : `#${kind}`,
      kind === 'Element' || kind === 'Attribute' ? '' : name,
      d,
    );
const load = (d: XmlNode, source: Value): void => {
  const given = source as { readAll?: () => Uint8Array; readToEnd?: () => string };
  if (typeof given === 'object' && given !== null && given.readAll !== undefined)
    parseXml(decodeText(given.readAll()), d);
  else if (typeof given === 'object' && given !== null && given.readToEnd !== undefined)
    parseXml(given.readToEnd(), d);
  else {
    const full = fullPath(toPSString(source));
    let text: string;
    try {
      text = decodeText(readFileSync(full));
    } catch (error) {
      throw ioError(error, full);
    }
    parseXml(text, d);
  }
};
const documentType = implementRecorded('System.Xml.XmlDocument', documentSignatures, () => ({
  constructors: () => new XmlNode('Document', '#document'),
  properties: {
    ...nodeMembers.properties,
    DocumentElement: (d: XmlNode) => d.elements[0] ?? null,
    DocumentType: (d: XmlNode) => d.children.find((c) => c.kind === 'DocumentType') ?? null,
    PreserveWhitespace: {
      get: (d: XmlNode) => d.preserveWhitespace,
      set: (d: XmlNode, v: boolean) => {
        d.preserveWhitespace = v;
      },
    },
  },
  methods: {
    ...nodeMembers.methods,
    LoadXml: (d: XmlNode, text: string) => parseXml(text, d),
    Load: load,
    CreateElement: create('Element'),
    CreateAttribute: create('Attribute'),
    CreateTextNode: create('Text'),
    CreateComment: create('Comment'),
    CreateCDataSection: create('CDATA'),
    CreateXmlDeclaration: (d: XmlNode, version: string, encoding: string | null, standalone: string | null) =>
      new XmlNode(
        'XmlDeclaration',
        'xml',
        `version="${version}"${encoding === null || encoding === '' ? '' : ` encoding="${encoding}"`}${standalone === null || standalone === '' ? '' : ` standalone="${standalone}"`}`,
        d,
      ),
    ImportNode: (d: XmlNode, n: XmlNode, deep: boolean) => {
      const copy = n.clone(deep);
      copy.owner = d;
      return copy;
    },
    Save: (d: XmlNode, target: Value) => {
      const text = d.preserveWhitespace ? d.outerXml : indentXml(d);
      const writer = target as {
        write?: (text: string | Uint8Array) => void;
        netType?: { fullName: string };
      };
      if (typeof writer === 'object' && writer !== null && typeof writer.write === 'function') {
        writer.write(
          writer.netType?.fullName.endsWith('Stream') === true ? new TextEncoder().encode(text) : text,
        );
      } else writeFileSync(fullPath(toPSString(target)), text);
    },
  },
}));

customConverters.set(documentType, (v) => {
  if (typeof v === 'object' && !(v instanceof PSNumber)) return undefined;
  const text = toPSString(v);
  const document = new XmlNode('Document', '#document');
  try {
    if (text.trim() !== '' && !text.includes('<')) {
      throw netError(
        'System.InvalidOperationException',
        'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.',
      );
    }
    parseXml(text, document);
  } catch (error) {
    if (!(error instanceof Exception)) throw error;
    throw castErrorWith('InvalidCastToXmlDocument', v, documentType, error.message, error);
  }
  return document;
});

const listMembers: Implementation = {
  properties: {
    Count: (l: XmlNodeList) => l.count,
    ItemOf: { get: ((l: XmlNodeList, i: Value) => itemOf(l, i)) as never },
  },
  methods: {
    Item: (l: XmlNodeList, i: number) => l.items[i] ?? null,
    GetNamedItem: (l: XmlNodeList, name: string) => itemOf(l, name),
    GetEnumerator: (l: XmlNodeList) => l,
    Append: (l: XmlNodeList, a: XmlNode) => {
      (l.items as XmlNode[]).push(a);
      return a;
    },
    RemoveNamedItem: (l: XmlNodeList, name: string) => {
      const at = l.items.findIndex((a) => a.qualified === name);
      return at < 0 ? null : (l.items as XmlNode[]).splice(at, 1)[0];
    },
  },
};
const itemOf = (l: XmlNodeList, i: Value): Value =>
  typeof i === 'number' ? (l.items[i] ?? null) : (l.items.find((n) => n.qualified === i) ?? null);
implementRecorded('System.Xml.XmlNodeList', listSignatures, () => listMembers);
implementRecorded('System.Xml.XmlAttributeCollection', attributesSignatures, () => listMembers);
