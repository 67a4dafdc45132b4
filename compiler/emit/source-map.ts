import { SourceMapGenerator } from 'source-map/lib/source-map-generator.js';
import type { Mapping } from './print.ts';

export interface SourceMapOptions {
  readonly mappings: readonly Mapping[];
  /** The generated file's name. */
  readonly file: string;
  /** The script's path relative to the map, with slashes. */
  readonly source: string;
  readonly text: string;
  /** How many lines of the generated file stand before the code that the mappings describe. */
  readonly linesBefore: number;
}

/** The version 3 source map of a generated file. */
export function sourceMapText({ mappings, file, source, text, linesBefore }: SourceMapOptions): string {
  const generator = new SourceMapGenerator({ file });
  // A path may hold characters that mean something in a URL.
  const url = source.split('/').map(encodeURIComponent).join('/');
  for (const { generated, original, name } of mappings) {
    generator.addMapping({
      generated: { line: generated.line + linesBefore, column: generated.column },
      original,
      source: url,
      name,
    });
  }
  generator.setSourceContent(url, text);
  return generator.toString();
}

/** The comment that carries the map of code compiled in this process, where one line stands before the code. */
export function inlineSourceMap(mappings: readonly Mapping[], path: string, text: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const map = sourceMapText({ mappings, file: `${name}.js`, source: name, text, linesBefore: 1 });
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}
