import { loadChunk } from '../types/load-chunk.ts';

interface NetRegex {
  isMatch(text: string): boolean;
}
interface RegexChunk {
  createRegex(pattern: string, options: string): NetRegex;
}

/** A .NET regular expression. @param options names of `RegexOptions`, separated by commas */
export function createRegex(pattern: string, options: string): NetRegex {
  return (loadChunk('types/text/regex') as RegexChunk).createRegex(pattern, options);
}
