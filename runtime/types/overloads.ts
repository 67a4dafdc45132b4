import { arrayOf, PSArray } from './arrays.ts';
import { isAssignable } from './conversion/assignable.ts';
import { convertTo } from './conversion/convert.ts';
import { conversionRank, Rank, rankOf } from './conversion/rank.ts';
import { netToString } from './conversion/to-string.ts';
import { isNumericType, types } from './core-types.ts';
import { DefinedOverload } from './define.ts';
import { runtimeError } from './error-record.ts';
import { Exception } from './exceptions.ts';
import type { Value } from './net-object.ts';
import type { NetType, Overload } from './net-type.ts';
import { PSObject } from './ps-object.ts';
import { PSReference } from './references.ts';
import { typeNetName } from './type-names.ts';
import { requireType, typeOf } from './type-registry.ts';

const METHOD_EXCEPTION = 'System.Management.Automation.MethodException';

/** The chosen overload; `expanded` when the last arguments go into its params array. */
export interface Selection {
  readonly overload: Overload;
  readonly expanded: boolean;
}

interface Candidate extends Selection {
  readonly ranks: readonly number[];
  readonly types: readonly NetType[];
}

/** Types of an overload's parameters. */
export function parameterTypesOf(overload: Overload): readonly NetType[] {
  return overload.parameterTypes ?? overload.parameters.map((p) => requireType(p.type));
}

const requiredCount = (o: Overload): number => o.parameters.filter((p) => !p.optional && !p.isParams).length;

function noOverload(name: string, count: number): Error {
  return runtimeError(
    'MethodCountCouldNotFindBest',
    'NotSpecified',
    `Cannot find an overload for "${name}" and the argument count: "${count}".`,
    null,
    METHOD_EXCEPTION,
  );
}

/** Types that a generic method's own parameters take from the arguments; null when they can't be told. */
function inferTypes(overload: DefinedOverload, args: readonly Value[]): NetType[] | null {
  const found = new Map<string, NetType>();
  overload.parameters.forEach((p, i) => {
    if (i >= args.length) return;
    const arg = args[i] instanceof PSReference && p.byRef ? (args[i] as PSReference).value : args[i];
    if (arg === null || arg === undefined) return;
    const actual = typeOf(arg);
    for (const name of overload.typeParameters) {
      if (found.has(name)) continue;
      if (p.type === name) found.set(name, actual);
      else if (p.type === `${name}[]`) found.set(name, actual.elementType ?? actual);
      else if (p.type.endsWith(`[${name}]`)) {
        const item = actual.elementType ?? actual.genericArguments[0];
        if (item !== undefined && item !== null) found.set(name, item);
        else if (actual === types.string && p.type.includes('IEnumerable')) found.set(name, types.char);
      }
    }
  });
  const result = overload.typeParameters.map((n) => found.get(n));
  return result.includes(undefined) ? null : (result as NetType[]);
}

function candidateFor(overload: Overload, args: readonly Value[], expanded: boolean): Candidate | null {
  const { parameters } = overload;
  const declared = parameterTypesOf(overload);
  const ranks: number[] = [];
  const chosen: NetType[] = [];
  for (let i = 0; i < args.length; i++) {
    const last = expanded && i >= parameters.length - 1;
    const type = last ? declared[parameters.length - 1]!.elementType! : declared[i]!;
    const parameter = parameters[last ? parameters.length - 1 : i]!;
    const arg = args[i];
    let rank: number;
    if (parameter.byRef) rank = arg instanceof PSReference ? Rank.Language : Rank.None;
    else if (arg instanceof PSReference && type !== types.object && type !== types.psReference)
      rank = Rank.None;
    else rank = conversionRank(arg, type);
    if (rank === Rank.None) return null;
    ranks.push(rank);
    chosen.push(type);
  }
  return { overload, expanded, ranks, types: chosen };
}

/**
 * The best overload for the arguments, by conversion ranks and the specificity of parameters.
 * @param name for errors: the method's name, `.ctor` for constructors
 * @param typeArguments of a generic call `$x.Method[int]()`
 */
export function selectOverload(
  overloads: readonly Overload[],
  args: readonly Value[],
  name: string,
  typeArguments?: readonly NetType[],
): Selection {
  if (overloads.length === 1 && typeArguments === undefined) {
    const only = overloads[0]!;
    const generic = only instanceof DefinedOverload && only.typeParameters.length > 0;
    const { parameters } = only;
    const isParams = parameters.length > 0 && parameters[parameters.length - 1]!.isParams;
    if (!generic && !isParams && parameters.length === args.length)
      return { overload: only, expanded: false };
  }
  const byCount: { overload: Overload; expanded: boolean }[] = [];
  for (let overload of overloads) {
    if (overload instanceof DefinedOverload && overload.typeParameters.length > 0) {
      const bound = typeArguments ?? inferTypes(overload, args);
      if (bound === null || bound.length !== overload.typeParameters.length) continue;
      overload = overload.bind(bound);
    } else if (typeArguments !== undefined) continue;
    const { parameters } = overload;
    const isParams = parameters.length > 0 && parameters[parameters.length - 1]!.isParams;
    const required = requiredCount(overload);
    if (args.length >= required + (isParams ? 1 : 0) && args.length <= parameters.length)
      byCount.push({ overload, expanded: false });
    if (isParams && args.length >= required) {
      const single = args.length === parameters.length;
      const last = args[args.length - 1];
      const fits =
        single &&
        last !== null &&
        !(last instanceof PSReference) &&
        paramsArrayFits(last, parameterTypesOf(overload)[parameters.length - 1]!);
      if (fits) continue;
      if (single) byCount.pop();
      byCount.push({ overload, expanded: true });
    }
  }
  if (byCount.length === 0) throw noOverload(name, args.length);
  if (byCount.length === 1) return byCount[0]!;
  const candidates: Candidate[] = [];
  for (const { overload, expanded } of byCount) {
    const candidate = candidateFor(overload, args, expanded);
    if (candidate !== null) candidates.push(candidate);
  }
  if (candidates.length === 0) throw noOverload(name, args.length);
  let best = candidates[0]!;
  let ambiguous: Candidate | null = null;
  for (let i = 1; i < candidates.length; i++) {
    const order = compareCandidates(best, candidates[i]!, args);
    if (order < 0) {
      best = candidates[i]!;
      ambiguous = null;
    } else if (order === 0) ambiguous = candidates[i]!;
  }
  // Null fits every reference type; the first candidate takes it.
  if (ambiguous !== null && !args.includes(null)) {
    throw runtimeError(
      'MethodCountCouldNotFindBest',
      'NotSpecified',
      `Multiple ambiguous overloads found for "${name}" and the argument count: "${args.length}".`,
      null,
      METHOD_EXCEPTION,
    );
  }
  return best;
}

/** A single argument for a params array is the array itself when it converts to one as a whole. */
function paramsArrayFits(last: Value, type: NetType): boolean {
  const rank = conversionRank(last, type);
  if (rank === Rank.None) return false;
  return last instanceof PSArray || rank === Rank.StringToCharArray || rank >= Rank.Assignable;
}

/** Positive when the first is better. */
function compareCandidates(a: Candidate, b: Candidate, args: readonly Value[]): number {
  let better = 0;
  const count = a.ranks.length;
  for (let i = 0; i < count; i++) {
    const weight = count - i;
    const ra = a.ranks[i]!;
    const rb = b.ranks[i]!;
    if (ra < rb) better -= weight;
    else if (ra > rb) better += weight;
    else if (ra === Rank.UnrelatedArrays) {
      const element = elementRankType(args[i]);
      if (element !== null) {
        const ea = rankOf(undefined, element, a.types[i]!.elementType ?? types.object);
        const eb = rankOf(undefined, element, b.types[i]!.elementType ?? types.object);
        if (ea < eb) better -= weight;
        else if (ea > eb) better += weight;
      }
    }
  }
  if (better !== 0) return better;
  for (let i = 0; i < count; i++) {
    const weight = count - i;
    if (a.ranks[i] !== b.ranks[i]) continue;
    better += weight * typeSpecificity(a.types[i]!, b.types[i]!);
  }
  if (better !== 0) return better;
  for (let i = 0; i < count; i++) {
    if (a.ranks[i] !== b.ranks[i]) better += (count - i) * typeSpecificity(a.types[i]!, b.types[i]!);
  }
  if (better !== 0) return better;
  if (a.expanded && b.expanded) return a.overload.parameters.length - b.overload.parameters.length;
  if (a.expanded) return -1;
  if (b.expanded) return 1;
  const optionals = b.overload.parameters.length - a.overload.parameters.length;
  return optionals;
}

/** The type all elements of an `Object[]` argument share, as PowerShell guesses it. */
function elementRankType(v: Value): NetType | null {
  if (!(v instanceof PSArray)) return null;
  if (v.elementType !== types.object || v.length === 0) return v.elementType;
  let common: NetType | null = null;
  for (const item of v) {
    if (item === null) continue;
    const t = typeOf(item);
    if (common === null) common = t;
    else if (common !== t) return types.object;
  }
  return common ?? types.object;
}

/** Positive when the first type is more specific. */
function typeSpecificity(a: NetType, b: NetType): number {
  if (a === b) return 0;
  if (isAssignable(b, a)) return 1;
  if (isAssignable(a, b)) return -1;
  if (isNumericType(a) && isNumericType(b)) {
    const ab = rankOf(undefined, a, b);
    const ba = rankOf(undefined, b, a);
    return ab > ba ? 1 : ab < ba ? -1 : 0;
  }
  if (a.isArray && b.isArray) return typeSpecificity(a.elementType!, b.elementType!);
  // A text fits a Boolean and an enum alike: the Boolean is the simpler reading.
  if (a === types.boolean && b.isEnum) return 1;
  if (b === types.boolean && a.isEnum) return -1;
  if (a === types.char && b === types.string) return 1;
  if (b === types.char && a === types.string) return -1;
  return 0;
}

/** An argument that does not convert to its parameter. */
function badArgument(name: string, label: string, v: Value, type: NetType, error: Exception): Error {
  const shown = v instanceof PSObject ? v.baseObject : v;
  return runtimeError(
    'MethodArgumentConversionInvalidCastArgument',
    'NotSpecified',
    `Cannot convert argument "${label}", with value: "${netToString(shown)}", for "${name}" to type "${typeNetName(type)}": "${error.message}"`,
    null,
    METHOD_EXCEPTION,
    error,
  );
}

function convertArgument(name: string, label: string, v: Value, type: NetType): Value {
  if (type === types.string && v === null) return null;
  try {
    return convertTo(v, type);
  } catch (error) {
    if (error instanceof Exception) throw badArgument(name, label, v, type, error);
    throw error;
  }
}

/**
 * Arguments converted to the parameters' types, with params arrays made and optional ones left `undefined`.
 * @param indexed errors name arguments by position, as for operators
 */
export function prepareArguments(
  selection: Selection,
  args: readonly Value[],
  name: string,
  indexed = false,
): Value[] {
  const { overload, expanded } = selection;
  const { parameters } = overload;
  const declared = parameterTypesOf(overload);
  const out: Value[] = [];
  const fixed = expanded ? parameters.length - 1 : parameters.length;
  for (let i = 0; i < fixed && i < args.length; i++) {
    const parameter = parameters[i]!;
    const label = indexed ? String(i) : parameter.name;
    const arg = args[i];
    if (parameter.byRef) {
      if (!(arg instanceof PSReference)) {
        throw runtimeError(
          'NonRefArgumentToRefParameterMsg',
          'NotSpecified',
          `Argument: '${i + 1}' should be a System.Management.Automation.PSReference. Use [ref].`,
          null,
          METHOD_EXCEPTION,
        );
      }
      out.push(arg);
      continue;
    }
    out.push(convertArgument(name, label, arg, declared[i]!));
  }
  if (expanded) {
    const type = declared[parameters.length - 1]!.elementType!;
    const rest: Value[] = [];
    for (let i = fixed; i < args.length; i++)
      rest.push(convertArgument(name, indexed ? String(i) : parameters[fixed]!.name, args[i], type));
    out.push(arrayOf(type, rest));
  }
  return out;
}
