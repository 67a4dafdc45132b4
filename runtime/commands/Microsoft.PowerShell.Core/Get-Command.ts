import { Cmdlet, defineCmdlet } from '../../engine/cmdlet.ts';
import { commandNotFound, findCommand } from '../../engine/command-discovery.ts';
import { AliasInfo, type CommandInfo } from '../../engine/command-info.ts';
import {
  cmdletsWhere,
  externalsWhere,
  visibleAliasInfos,
  visibleFunctions,
} from '../../engine/command-search.ts';
import { modelSyntax } from '../../engine/command-syntax.ts';
import { modelOf } from '../../engine/net/command-info.ts';
import metadata from '../../generated/commands/Get-Command.json' with { type: 'json' };
import { matchesAny } from '../../modules/exports.ts';
import { specification } from '../../modules/manifest.ts';
import { listOf } from '../../modules/module-scope.ts';
import { RuntimeException } from '../../types/error-record.ts';
import { EnumValue, enumText, type PSArray, toPSString } from '../../types/index.ts';
import type { Value } from '../../types/net-object.ts';
import { notSupported } from '../error-records.ts';

const order = ['Alias', 'Function', 'Filter', 'Cmdlet', 'ExternalScript', 'Application', 'Script'];
const rank = (info: CommandInfo): number => order.indexOf(info.commandType);

const plain = (name: string): string =>
  name
    .slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    .toLowerCase()
    .replace(/\.ps1$/, '');
/** Whether a command has the name itself: `Process` is not `Get-Process` here. */
const isNamed = (info: CommandInfo, name: string): boolean => plain(info.name) === plain(name);

class GetCommand extends Cmdlet {
  Name: PSArray | undefined;
  Verb: PSArray | undefined;
  Noun: PSArray | undefined;
  Module: PSArray | undefined;
  ExcludeModule: PSArray | undefined;
  FullyQualifiedModule: PSArray | undefined;
  CommandType: Value;
  TotalCount = -1;
  Syntax = false;
  ShowCommandInfo = false;
  ArgumentList: PSArray | undefined;
  All = false;
  ListImported = false;
  ParameterName: PSArray | undefined;
  ParameterType: PSArray | undefined;
  UseFuzzyMatching = false;
  UseAbbreviationExpansion = false;
  #types: ReadonlySet<string> | null = null;
  #written = 0;

  override begin(): void {
    for (const name of ['ShowCommandInfo', 'ParameterType', 'UseFuzzyMatching', 'UseAbbreviationExpansion']) {
      if (this.has(name)) this.throwTerminating(notSupported(`Get-Command -${name}`));
    }
    if (this.CommandType instanceof EnumValue) {
      const names = enumText(this.CommandType).split(', ');
      if (!names.includes('All'))
        this.#types = new Set(
          names.flatMap((name) => (name === 'Function' ? ['Function', 'Filter'] : [name])),
        );
    }
  }

  override process(): void {
    if (this.Name === undefined) {
      // Aliases and programs are listed where they are asked for.
      const isDefault = this.#types === null;
      this.#types ??= new Set(['Function', 'Filter', 'Cmdlet', 'Alias']);
      const found = this.#matching('*', false).filter(
        (info) => !isDefault || info.commandType !== 'Alias' || info.name.includes('-'),
      );
      this.#emit(
        this.Verb === undefined && this.Noun === undefined
          ? found
          : found.filter((info) => this.#hasVerbAndNoun(info)),
      );
      return;
    }
    for (const name of listOf(this.Name).map(toPSString)) {
      if (/[*?[]/.test(name)) this.#emit(this.#matching(name, true));
      else this.#one(name);
    }
  }

  #hasVerbAndNoun({ name, commandType }: CommandInfo): boolean {
    const dash = name.indexOf('-');
    if (dash < 0 || commandType === 'Application') return false;
    const verbs = listOf(this.Verb).map(toPSString);
    const nouns = listOf(this.Noun).map(toPSString);
    return (
      (verbs.length === 0 || matchesAny(name.slice(0, dash), verbs)) &&
      (nouns.length === 0 || matchesAny(name.slice(dash + 1), nouns))
    );
  }

  /** Whether the parameters let a command through. */
  #accepts(info: CommandInfo): boolean {
    if (this.#types !== null && !this.#types.has(info.commandType)) return false;
    const modules = [
      ...listOf(this.Module).map(toPSString),
      ...listOf(this.FullyQualifiedModule).map((item) => specification(item).name),
    ];
    if (modules.length > 0 && !matchesAny(info.moduleName, modules)) return false;
    if (
      this.ExcludeModule !== undefined &&
      matchesAny(info.moduleName, listOf(this.ExcludeModule).map(toPSString))
    )
      return false;
    if (this.ParameterName === undefined) return true;
    const patterns = listOf(this.ParameterName).map(toPSString);
    return (
      modelOf(info)?.parameters.some(
        ({ name, aliases }) =>
          matchesAny(name, patterns) || aliases.some((alias) => matchesAny(alias, patterns)),
      ) ?? false
    );
  }

  #matching(pattern: string, withExternals: boolean): CommandInfo[] {
    const backslash = pattern.indexOf('\\');
    const module = backslash < 0 ? undefined : pattern.slice(0, backslash);
    const name = pattern.slice(backslash + 1);
    const test = (candidate: string): boolean => matchesAny(candidate, [name]);
    const wants = (type: string): boolean => this.#types === null || this.#types.has(type);
    const found: CommandInfo[] = [
      ...(wants('Alias') ? visibleAliasInfos(this.frame) : []).filter((info) => test(info.name)),
      ...(wants('Function') || wants('Filter') ? visibleFunctions(this.frame) : []).filter((info) =>
        test(info.name),
      ),
      ...(wants('Cmdlet') ? cmdletsWhere(this.frame, test) : []),
      ...((withExternals || this.#types !== null) && (wants('Application') || wants('ExternalScript'))
        ? externalsWhere(test)
        : []),
    ];
    return found
      .filter(
        (info) => (module === undefined || matchesAny(info.moduleName, [module])) && this.#accepts(info),
      )
      .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
  }

  #one(name: string): void {
    if (this.All) {
      const found = this.#matching(name, true);
      for (const module of this.session.modules.values()) {
        const info = module.exportedFunctions.get(name.toLowerCase());
        if (info !== undefined && !found.includes(info) && this.#accepts(info)) found.push(info);
      }
      if (found.length > 0) {
        this.#emit(found);
        return;
      }
    }
    const key = name.toLowerCase();
    const alias = visibleAliasInfos(this.frame).find((info) => info.name.toLowerCase() === key);
    if (alias !== undefined && this.#accepts(alias)) {
      this.#emit([alias]);
      return;
    }
    const found = this.#unaliased(name, alias !== undefined);
    if (found !== undefined) this.#emit([found]);
  }

  #unaliased(name: string, isAliased: boolean): CommandInfo | undefined {
    try {
      const found = isAliased ? undefined : findCommand(this.frame, name);
      if (
        found !== undefined &&
        !(found instanceof AliasInfo) &&
        this.#accepts(found) &&
        isNamed(found, name)
      )
        return found;
      const [other] = this.#matching(name, true);
      if (other !== undefined) return other;
      // A module's own command that this scope hides or never imported.
      for (const module of this.session.modules.values()) {
        const info = this.Module === undefined ? undefined : module.exportedFunctions.get(name.toLowerCase());
        if (info !== undefined && this.#accepts(info)) return info;
      }
      this.writeError((commandNotFound(name) as RuntimeException).errorRecord);
    } catch (error) {
      if (!(error instanceof RuntimeException)) throw error;
      this.writeError(error.errorRecord);
    }
    return undefined;
  }

  #emit(found: readonly CommandInfo[]): void {
    for (const info of found) {
      if (this.TotalCount >= 0 && this.#written >= this.TotalCount) return;
      this.#written++;
      if (!this.Syntax) {
        this.write(info);
        continue;
      }
      const model = modelOf(info);
      this.write(model === null ? info.definition : modelSyntax(info.name, model));
    }
  }
}

export const command = defineCmdlet(metadata, GetCommand);
