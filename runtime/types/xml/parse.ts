import { netError } from '../net-errors.ts';
import { XmlNode } from './nodes.ts';

const NAME = /[A-Za-z_:\u0080-\uffff][-\w.:\u0080-\uffff]*/y;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Fills a document from its text. */
export function parseXml(text: string, document: XmlNode): void {
  let at = 0;
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const fail = (message: string, where = at): never => {
    const before = source.slice(0, where).split('\n');
    throw netError(
      'System.Xml.XmlException',
      `${message} Line ${before.length}, position ${before.at(-1)!.length + 1}.`,
    );
  };
  const decode = (raw: string): string =>
    raw.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|([\w.-]+));/g, (all, hex, decimal, name) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name] ?? fail(`Reference to undeclared entity '${name}'.`) ?? all;
    });
  const readName = (): string => {
    NAME.lastIndex = at;
    const m = NAME.exec(source);
    if (m === null)
      return fail(
        `Name cannot begin with the '${source[at] ?? '.'}' character, hexadecimal value 0x${(source.charCodeAt(at) || 0).toString(16).toUpperCase().padStart(2, '0')}.`,
      );
    at += m[0].length;
    return m[0];
  };
  const upTo = (mark: string): string => {
    const end = source.indexOf(mark, at);
    if (end < 0) return fail('Unexpected end of file has occurred.', source.length);
    const part = source.slice(at, end);
    at = end + mark.length;
    return part;
  };
  const skipSpace = (): void => {
    while (/\s/.test(source[at] ?? '')) at++;
  };

  let current: XmlNode = document;
  const starts: number[] = [];
  document.children = [];
  while (at < source.length) {
    if (source[at] !== '<') {
      const end = source.indexOf('<', at);
      const from = at;
      const raw = source.slice(at, end < 0 ? source.length : end);
      at = end < 0 ? source.length : end;
      if (raw.trim() === '') {
        if (document.preserveWhitespace)
          current.append(new XmlNode('Whitespace', '#whitespace', raw, document));
        continue;
      }
      if (current === document)
        fail(
          document.elements.length === 0
            ? 'Data at the root level is invalid.'
            : 'Data at the root level is invalid.',
          from + raw.search(/\S/),
        );
      current.append(new XmlNode('Text', '#text', decode(raw.replaceAll('\r\n', '\n')), document));
      continue;
    }
    if (source.startsWith('<!--', at)) {
      at += 4;
      current.append(new XmlNode('Comment', '#comment', upTo('-->'), document));
    } else if (source.startsWith('<![CDATA[', at)) {
      at += 9;
      current.append(new XmlNode('CDATA', '#cdata-section', upTo(']]>'), document));
    } else if (source.startsWith('<!DOCTYPE', at)) {
      at += 9;
      const body = upTo('>').trim();
      current.append(new XmlNode('DocumentType', body.split(/\s/)[0]!, body, document));
    } else if (source.startsWith('<?', at)) {
      at += 2;
      const name = readName();
      skipSpace();
      const body = upTo('?>').trim();
      current.append(
        new XmlNode(name === 'xml' ? 'XmlDeclaration' : 'ProcessingInstruction', name, body, document),
      );
    } else if (source.startsWith('</', at)) {
      const from = at + 2;
      at += 2;
      const name = readName();
      skipSpace();
      if (current === document) fail('Unexpected end tag.', from);
      if (name !== current.qualified) {
        const [line, position] = place(source, starts.at(-1)! + 1);
        fail(
          `The '${current.qualified}' start tag on line ${line} position ${position} does not match the end tag of '${name}'.`,
          from,
        );
      }
      if (source[at] !== '>') fail("'>' is expected.");
      at++;
      current.hasEndTag = true;
      current = current.parent!;
      starts.pop();
    } else {
      const start = at;
      at++;
      const name = readName();
      const element = new XmlNode('Element', name, '', document);
      if (current === document && document.elements.length > 0)
        fail('There are multiple root elements.', start + 1);
      current.append(element);
      for (;;) {
        skipSpace();
        if (at >= source.length)
          fail('Unexpected end of file has occurred. The following elements are not closed: ' + `${name}.`);
        if (source.startsWith('/>', at)) {
          at += 2;
          break;
        }
        if (source[at] === '>') {
          at++;
          current = element;
          starts.push(start);
          break;
        }
        const attribute = readName();
        skipSpace();
        if (source[at] !== '=')
          fail(`'${source[at] ?? ''}' is an unexpected token. The expected token is '='.`);
        at++;
        skipSpace();
        const quote = source[at]!;
        if (quote !== '"' && quote !== "'")
          fail(`'${quote ?? ''}' is an unexpected token. The expected token is '"' or '''.`);
        at++;
        element.setAttribute(attribute, decode(upTo(quote)));
      }
    }
  }
  if (current !== document) {
    const open: string[] = [];
    for (let n: XmlNode = current; n !== document; n = n.parent!) open.push(n.qualified);
    fail(`Unexpected end of file has occurred. The following elements are not closed: ${open.join(', ')}.`);
  }
  if (document.elements.length === 0) fail('Root element is missing.');
}

function place(text: string, at: number): [number, number] {
  const before = text.slice(0, at).split('\n');
  return [before.length, before.at(-1)!.length + 1];
}
