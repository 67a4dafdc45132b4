import type { XmlNode } from './nodes.ts';

/** A document as `Save` writes it: two spaces a level, mixed content as it is. */
export function indentXml(node: XmlNode): string {
  const lines: string[] = [];
  for (const child of node.children) write(child, 0, lines);
  return lines.join('\n');
}

function write(node: XmlNode, level: number, lines: string[]): void {
  const pad = '  '.repeat(level);
  const mixed = node.children.some((c) => c.kind === 'Text' || c.kind === 'CDATA');
  if (node.kind !== 'Element' || node.children.length === 0 || mixed) {
    lines.push(pad + node.outerXml);
    return;
  }
  const attributes = node.attributes.map((a) => ` ${a.outerXml}`).join('');
  lines.push(`${pad}<${node.qualified}${attributes}>`);
  for (const child of node.children) write(child, level + 1, lines);
  lines.push(`${pad}</${node.qualified}>`);
}
