import type { Alignment } from './table-writer.ts';

/** A property's name or a script's text. */
export interface ViewExpression {
  readonly property?: string;
  readonly script?: string;
}

export interface SelectedBy {
  readonly typeNames?: readonly string[];
  readonly when?: ViewExpression;
}

export interface ViewField extends ViewExpression {
  readonly label?: string;
  readonly text?: string;
  readonly formatString?: string;
  readonly alignment?: Alignment;
  readonly when?: ViewExpression;
}

export interface ViewFrame {
  readonly leftIndent: number;
  readonly rightIndent: number;
  readonly firstLineIndent: number;
  readonly firstLineHanging: number;
  readonly items: readonly CustomItem[];
}

export interface CustomItem {
  readonly text?: string;
  readonly newline?: number;
  readonly frame?: ViewFrame;
  readonly expression?: ViewExpression;
  readonly customControl?: readonly CustomEntry[];
  readonly enumerateCollection?: boolean;
  readonly formatString?: string;
  readonly when?: ViewExpression;
}

export interface CustomEntry {
  readonly selectedBy?: SelectedBy;
  readonly items: readonly CustomItem[];
}

export interface ListEntry {
  readonly selectedBy?: SelectedBy;
  readonly items: readonly ViewField[];
}

export interface TableRow {
  readonly selectedBy?: SelectedBy;
  readonly wrap?: boolean;
  readonly columns: readonly ViewField[];
}

export interface GroupBy {
  readonly expression: ViewExpression;
  readonly label?: string;
  readonly customControl?: readonly CustomEntry[];
}

interface ViewBase {
  readonly view: string;
  readonly types: readonly string[];
  readonly groupBy?: GroupBy;
  readonly autoSize?: boolean;
  readonly outOfBand?: boolean;
}

export interface TableView extends ViewBase {
  readonly kind: 'Table';
  readonly hideHeader?: boolean;
  readonly headers: readonly {
    readonly label?: string;
    readonly width?: number;
    readonly alignment?: Alignment;
  }[];
  readonly rows: readonly TableRow[];
}

export interface ListView extends ViewBase {
  readonly kind: 'List';
  readonly entries: readonly ListEntry[];
}

export interface WideView extends ViewBase {
  readonly kind: 'Wide';
  readonly columns?: number;
  readonly entries: readonly (ViewField & { readonly selectedBy?: SelectedBy })[];
}

export interface CustomView extends ViewBase {
  readonly kind: 'Custom';
  readonly entries: readonly CustomEntry[];
}

export type View = TableView | ListView | WideView | CustomView;
export type ViewKind = View['kind'];
