import type * as A from '../../syntax/ast.ts';
import type { BlockCode, TypeDefinition, VariableInfo } from '../nodes.ts';

/** The preference variables have their type in every scope. */
const preferenceTypes = new Map<string, string>([
  ...['erroraction', 'warning', 'verbose', 'debug', 'information', 'progress'].map(
    (name): [string, string] => [`${name}preference`, 'ActionPreference'],
  ),
  ['confirmpreference', 'ConfirmImpact'],
]);

/** What lowering one block keeps: its variables, and what is certainly assigned where it stands. */
export class BlockContext {
  readonly variables = new Map<string, VariableInfo>();
  /** Names assigned on every path to the current statement. */
  assigned = new Set<string>();
  /** Ids of the statement lists that enclose the current statement, outermost first. */
  readonly lists: number[] = [];
  #nextList = 0;
  /** The list that holds the governing declaration of a name. */
  readonly #declaredIn = new Map<string, number>();

  constructor(
    readonly unit: UnitContext,
    /** Whether a name may lose its value behind the compiler's back (`Remove-Variable`). */
    readonly trustsAssignments: boolean,
  ) {}

  /** The block's record for a name, made on first mention. */
  variable(name: string): VariableInfo {
    const key = name.toLowerCase();
    let info = this.variables.get(key);
    if (info === undefined) {
      info = { name: key, slot: false, demoted: false };
      const type = preferenceTypes.get(key);
      if (type !== undefined)
        info.constraint = { name: `System.Management.Automation.${type}`, start: 0, end: 0 };
      this.variables.set(key, info);
    }
    return info;
  }

  /** Notes a write without a type of its own. */
  write(name: string): VariableInfo {
    const info = this.variable(name);
    info.slot = true;
    const home = this.#declaredIn.get(info.name);
    if (home !== undefined && !this.lists.includes(home)) info.demoted = true;
    return info;
  }

  /** Notes a typed declaration; it governs the name when it is the first write and encloses the later ones. */
  declare(name: string, type: A.TypeName): VariableInfo {
    const info = this.variable(name);
    if (info.slot) {
      info.demoted = true;
      return info;
    }
    info.slot = true;
    info.constraint = type;
    this.#declaredIn.set(info.name, this.lists.at(-1) ?? -1);
    return info;
  }

  parameter(name: string, type: A.TypeName | undefined): VariableInfo {
    const info = this.variable(name);
    info.slot = true;
    if (type !== undefined) info.constraint = type;
    this.assigned.add(info.name);
    return info;
  }

  isAssigned(name: string): boolean {
    return this.trustsAssignments && this.assigned.has(name.toLowerCase());
  }

  markAssigned(name: string): void {
    this.assigned.add(name.toLowerCase());
  }

  /** Lowers a nested list of statements; what it assigns is certain only within it. */
  nested<T>(lower: () => T): T {
    const saved = this.assigned;
    this.assigned = new Set(saved);
    this.lists.push(this.#nextList++);
    try {
      return lower();
    } finally {
      this.lists.pop();
      this.assigned = saved;
    }
  }
}

/** What lowering a whole file keeps. */
export class UnitContext {
  /** The file removes variables by name, so an assignment proves nothing later. */
  readonly trustsAssignments: boolean;
  /** The file reads `$?`. */
  readonly readsStatus: boolean;
  /** Every class and enum of the file, in order: they exist before its first statement runs. */
  readonly types: TypeDefinition[] = [];

  constructor(readonly text: string) {
    this.trustsAssignments =
      !/\b(?:Remove-Variable|Clear-Variable|rv|clv|Remove-Item|ri|rm|del|Set-Variable|sv|Set-Item)\b/i.test(
        text,
      );
    this.readsStatus = text.includes('$?') || /\$\{\?\}/.test(text);
  }

  newBlock(): BlockContext {
    return new BlockContext(this, this.trustsAssignments);
  }
}

/** A lowered file. */
export interface Unit {
  readonly text: string;
  readonly main: BlockCode;
  readonly types: readonly TypeDefinition[];
  readonly readsStatus: boolean;
  readonly usingStatements: readonly A.UsingStatementAst[];
  readonly requirements?: A.ScriptRequirements;
}
