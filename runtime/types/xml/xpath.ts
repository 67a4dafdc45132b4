import { netError } from '../net-errors.ts';
import type { XmlNode } from './nodes.ts';

const unsupported = (path: string): Error =>
  netError('System.Xml.XPath.XPathException', `pscc does not support the XPath expression '${path}' yet.`);

/** The nodes that a location path selects: child, descendant, attribute and parent steps with simple predicates. */
export function selectNodes(context: XmlNode, path: string): XmlNode[] {
  const found: XmlNode[] = [];
  for (const part of splitOutside(path, '|')) {
    for (const node of selectPath(context, part.trim())) if (!found.includes(node)) found.push(node);
  }
  return found;
}

function splitOutside(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '[' || c === '(') depth++;
    else if (c === ']' || c === ')') depth--;
    else if (depth === 0 && text.startsWith(mark, i)) {
      parts.push(text.slice(from, i));
      from = i + mark.length;
      i += mark.length - 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function selectPath(context: XmlNode, path: string): XmlNode[] {
  let nodes: XmlNode[] = [context];
  let rest = path;
  if (rest.startsWith('/')) {
    let root = context;
    while (root.parent !== null) root = root.parent;
    nodes = [root];
    if (rest === '/') return nodes;
    if (!rest.startsWith('//')) rest = rest.slice(1);
  }
  const steps = splitOutside(rest, '/');
  let deep = false;
  steps.forEach((step, i) => {
    if (step === '') {
      if (i > 0 || rest.startsWith('/')) deep = true;
      return;
    }
    nodes = applyStep(nodes, step, deep, path);
    deep = false;
  });
  return nodes;
}

function descendants(node: XmlNode): XmlNode[] {
  return [node, ...node.elements.flatMap(descendants)];
}

function applyStep(nodes: XmlNode[], step: string, deep: boolean, path: string): XmlNode[] {
  const m = /^(?:(child|attribute|self|parent|descendant)::|(@))?([\w.*:#()-]+?)((?:\[.*\])*)$/.exec(step);
  if (m === null) throw unsupported(path);
  const axis = m[2] === '@' ? 'attribute' : (m[1] ?? 'child');
  const test = m[3]!;
  const predicates = m[4] === '' ? [] : splitPredicates(m[4]!);
  const out: XmlNode[] = [];
  for (const start of deep ? nodes.flatMap(descendants) : nodes) {
    let group: XmlNode[];
    if (test === '.') group = [start];
    else if (test === '..') group = start.parent === null ? [] : [start.parent];
    else if (axis === 'attribute')
      group = start.attributes.filter((a) => test === '*' || a.qualified === test);
    else if (axis === 'descendant')
      group = descendants(start)
        .slice(1)
        .filter((n) => matches(n, test));
    else if (axis === 'parent')
      group = start.parent !== null && matches(start.parent, test) ? [start.parent] : [];
    else if (axis === 'self') group = matches(start, test) ? [start] : [];
    else group = start.children.filter((n) => matches(n, test));
    for (const p of predicates) {
      const size = group.length;
      group = group.filter((n, i) => holds(n, p, i + 1, size, path));
    }
    for (const n of group) if (!out.includes(n)) out.push(n);
  }
  return out;
}

function splitPredicates(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[' && depth++ === 0) from = i + 1;
    if (text[i] === ']' && --depth === 0) parts.push(text.slice(from, i));
  }
  return parts;
}

function matches(n: XmlNode, test: string): boolean {
  if (test === 'node()') return true;
  if (test === 'text()') return n.kind === 'Text' || n.kind === 'CDATA';
  if (test === 'comment()') return n.kind === 'Comment';
  if (n.kind !== 'Element') return false;
  return test === '*' || n.qualified === test;
}

/** The text of an operand: a literal, a number, a function, or the first node of a path. */
function operand(n: XmlNode, text: string, position: number, size: number): string | undefined {
  const t = text.trim();
  const literal = /^(['"])(.*)\1$/.exec(t);
  if (literal !== null) return literal[2]!;
  if (/^-?\d+(\.\d+)?$/.test(t)) return t;
  if (t === 'position()') return String(position);
  if (t === 'last()') return String(size);
  if (t === 'name()' || t === 'local-name()') return t === 'name()' ? n.qualified : n.localName;
  const call = /^(count|string|normalize-space|number)\((.*)\)$/.exec(t);
  if (call?.[1] === 'count') return String(selectNodes(n, call[2]!).length);
  if (call !== null)
    return (call[2] === '' ? n.plainText : (operand(n, call[2]!, position, size) ?? '')).trim();
  return selectNodes(n, t)[0]?.plainText;
}

function holds(n: XmlNode, predicate: string, position: number, size: number, path: string): boolean {
  const p = predicate.trim();
  const either = splitOutside(p, ' or ');
  if (either.length > 1) return either.some((x) => holds(n, x, position, size, path));
  const both = splitOutside(p, ' and ');
  if (both.length > 1) return both.every((x) => holds(n, x, position, size, path));
  if (/^\d+$/.test(p)) return position === Number(p);
  if (p === 'last()') return position === size;
  const not = /^not\((.*)\)$/.exec(p);
  if (not !== null) return !holds(n, not[1]!, position, size, path);
  const call = /^(contains|starts-with)\((.*)\)$/.exec(p);
  if (call !== null) {
    const [a, b] = splitOutside(call[2]!, ',').map((x) => operand(n, x, position, size) ?? '');
    return call[1] === 'contains' ? a!.includes(b!) : a!.startsWith(b!);
  }
  for (const operator of ['!=', '<=', '>=', '=', '<', '>']) {
    const sides = splitOutside(p, operator);
    if (sides.length !== 2) continue;
    const a = operand(n, sides[0]!, position, size);
    const b = operand(n, sides[1]!, position, size);
    if (a === undefined || b === undefined) return false;
    if (operator === '=') return a === b || (a.trim() !== '' && Number(a) === Number(b));
    if (operator === '!=') return a !== b;
    const [x, y] = [Number(a), Number(b)];
    return operator === '<' ? x < y : operator === '>' ? x > y : operator === '<=' ? x <= y : x >= y;
  }
  return selectNodes(n, p).length > 0;
}
