import type { PropertyExpression } from './property-expression.ts';
import type { Alignment } from './table-writer.ts';

/** One element of `-Property` or `-GroupBy`: an expression and how to show it. */
export interface FormatParameter {
  readonly expression: PropertyExpression;
  readonly label?: string;
  readonly formatString?: string;
  readonly width?: number;
  readonly alignment?: Alignment;
  readonly depth?: number;
  readonly ascending?: boolean;
  readonly descending?: boolean;
}

/** What the format command's parameters say. */
export interface FormatOptions {
  readonly properties: readonly FormatParameter[];
  readonly groupBy?: FormatParameter;
  readonly view?: string;
  readonly autoSize?: boolean;
  readonly hideHeader?: boolean;
  readonly repeatHeader?: boolean;
  readonly wrap?: boolean;
  readonly columns?: number;
  readonly depth?: number;
  readonly force?: boolean;
  readonly expand?: 'CoreOnly' | 'EnumOnly' | 'Both';
  readonly showError?: boolean;
  readonly displayError?: boolean;
}
