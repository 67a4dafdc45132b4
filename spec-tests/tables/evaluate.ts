import {
  convertTo, double, enumeratorOf, getProperty, getStaticProperty, Hashtable,
  invokeMethod, invokeStatic, itemsOf, NetObject, type NetType, objectArray, OrderedDictionary, requireType, scanNumber,
  types, type Value, castToPSCustomObject, AutomationNull, subtract,
} from '../../runtime/types/index.ts';

/** Stands for a script block where only its text matters. */
export class BlockText extends NetObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override get netType(): NetType {
    return types.scriptBlock;
  }
  override toString(): string {
    return this.text;
  }
}

/** Evaluates the operand expressions of the tables: literals, casts, static members, constructors. */
export function evaluate(source: string): Value {
  const e = new Evaluator(source);
  const v = e.comma();
  e.end();
  return v;
}

class Evaluator {
  #at = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }
  #peek(): string {
    this.#space();
    return this.#text[this.#at] ?? '';
  }
  #eat(text: string): boolean {
    this.#space();
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
  #expect(text: string): void {
    if (!this.#eat(text)) throw new SyntaxError(`expected ${text} at ${this.#at} of ${this.#text}`);
  }
  end(): void {
    if (this.#peek() !== '') throw new SyntaxError(`unexpected text at ${this.#at} of ${this.#text}`);
  }

  comma(): Value {
    if (this.#eat(',')) return objectArray([this.unary()]);
    const first = this.unary();
    if (this.#peek() !== ',') return first;
    const items = [first];
    while (this.#eat(',')) items.push(this.unary());
    return objectArray(items);
  }

  unary(): Value {
    this.#space();
    if (this.#text[this.#at] === '-' && !/[\d.]/.test(this.#text[this.#at + 1] ?? '')) {
      this.#at++;
      return subtract(0, this.unary());
    }
    if (this.#text[this.#at] === '[') {
      const start = this.#at;
      const name = this.#bracketed();
      if (this.#text.startsWith('::', this.#at)) return this.#postfix(this.#staticMember(requireType(name)));
      const next = this.#peek();
      if (next === '' || next === ',' || next === ')' || next === ';' || next === '}') {
        if (next === '' && start === this.#at) throw new SyntaxError('empty');
        return requireType(name);
      }
      return this.#cast(name);
    }
    return this.#postfix(this.#primary());
  }

  #cast(name: string): Value {
    const key = name.toLowerCase();
    if (key === 'ordered') {
      const table = this.#hash(new OrderedDictionary());
      return table;
    }
    if (key === 'pscustomobject') {
      const operand = this.#peek() === '@' ? this.#hash(new OrderedDictionary()) : this.unary();
      return castToPSCustomObject(operand);
    }
    return convertTo(this.unary(), requireType(name));
  }

  #bracketed(): string {
    let depth = 0;
    const start = this.#at;
    do {
      const c = this.#text[this.#at++];
      if (c === '[') depth++;
      else if (c === ']') depth--;
      else if (c === undefined) throw new SyntaxError(`unclosed [ in ${this.#text}`);
    } while (depth > 0);
    return this.#text.slice(start + 1, this.#at - 1);
  }

  #staticMember(type: NetType): Value {
    this.#expect('::');
    const name = this.#word();
    if (this.#text[this.#at] === '(') return invokeStatic(type, name, this.#arguments());
    return getStaticProperty(type, name);
  }

  #word(): string {
    const m = /^\w+/.exec(this.#text.slice(this.#at));
    if (m === null) throw new SyntaxError(`expected a name at ${this.#at} of ${this.#text}`);
    this.#at += m[0].length;
    return m[0];
  }

  #arguments(): Value[] {
    this.#expect('(');
    const args: Value[] = [];
    if (this.#eat(')')) return args;
    do args.push(this.unary());
    while (this.#eat(','));
    this.#expect(')');
    return args;
  }

  #postfix(v: Value): Value {
    while (this.#text[this.#at] === '.' && /[A-Za-z]/.test(this.#text[this.#at + 1] ?? '')) {
      this.#at++;
      const name = this.#word();
      v = this.#text[this.#at] === '(' ? invokeMethod(v, name, this.#arguments()) : getProperty(v, name);
    }
    return v;
  }

  #primary(): Value {
    const c = this.#peek();
    if (c === "'") return this.#quoted("'");
    if (c === '"') return this.#quoted('"');
    if (c === '@') {
      if (this.#text[this.#at + 1] === '{') return this.#hash(new Hashtable());
      this.#at++;
      return this.#arrayLiteral();
    }
    if (c === '(') {
      this.#at++;
      const v = this.comma();
      this.#expect(')');
      return v;
    }
    if (c === '{') {
      const close = this.#text.lastIndexOf('}');
      const text = this.#text.slice(this.#at + 1, close);
      this.#at = close + 1;
      return new BlockText(text);
    }
    if (c === '$') return this.#variable();
    const m = /^[-+]?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)[a-z]*/i.exec(this.#text.slice(this.#at));
    if (m !== null) {
      this.#at += m[0].length;
      if (/^-0(\.0+)?$/.test(m[0]) && m[0].includes('.')) return double(-0);
      const n = scanNumber(m[0]);
      if (n !== undefined) return n;
    }
    throw new SyntaxError(`can't read ${this.#text.slice(this.#at)}`);
  }

  #variable(): Value {
    this.#at++;
    const name = this.#word().toLowerCase();
    if (name === 'true') return true;
    if (name === 'false') return false;
    if (name === 'null') return null;
    throw new SyntaxError(`unknown variable ${name}`);
  }

  #arrayLiteral(): Value {
    this.#expect('(');
    if (this.#eat(')')) return objectArray([]);
    const v = this.comma();
    this.#expect(')');
    if (v === AutomationNull) return objectArray([]);
    return enumeratorOf(v) === null ? objectArray([v]) : objectArray(itemsOf(v));
  }

  #hash<T extends Hashtable | OrderedDictionary>(table: T): T {
    this.#expect('@');
    this.#expect('{');
    while (!this.#eat('}')) {
      const key = /\d/.test(this.#peek()) ? (this.unary() as Value) : this.#peek() === "'" ? this.unary() : this.#word();
      this.#expect('=');
      table.put(key, this.comma());
      this.#eat(';');
    }
    return table;
  }

  #quoted(quote: string): string {
    this.#at++;
    let out = '';
    for (;;) {
      const c = this.#text[this.#at++];
      if (c === undefined) throw new SyntaxError('unclosed string');
      if (c === quote) {
        if (this.#text[this.#at] === quote) this.#at++;
        else return out;
      }
      out += c;
    }
  }
}

