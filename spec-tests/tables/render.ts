import {
  AutomationNull, enumeratorOf, EnumValue, enumText, formatValue, getProperty, invariantCulture, itemsOf, NetType, netToString, PSArray,
  PSChar, PSCollection, PSCustomObject, PSDictionary, PSDouble, PSList, PSNumber, PSObject, PSReference, PSSingle, typeOf, type Value,
  OrderedDictionary, DictionaryEntry,
} from '../../runtime/types/index.ts';

const SHORT: Record<string, string> = {};

/** A type's name as the recorded values print it. */
function typeLabel(t: NetType): string {
  if (t.isArray) return `${typeLabel(t.elementType!)}[]`;
  let name = t.genericDefinition?.fullName ?? t.fullName;
  if (t.genericArguments.length > 0) name += `[${t.genericArguments.map(typeLabel).join(',')}]`;
  name = SHORT[name] ?? name;
  return name.replace(/^System\.Management\.Automation\./, '').replace(/^System\./, '');
}

const json = (s: string): string => JSON.stringify(s);

/** Renders a value as the reference files do: `Type:value`. */
export function render(v: Value): string {
  if (v instanceof PSObject) v = v.baseObject;
  if (v === null || v === undefined || v === AutomationNull) return 'null';
  if (typeof v === 'string') return `String:${json(v)}`;
  if (typeof v === 'boolean') return `Boolean:${v ? 'True' : 'False'}`;
  if (v instanceof PSChar) return `Char:${json(v.toString())}`;
  if (v instanceof NetType) return `Type:${v.fullName}`;
  const label = v instanceof PSReference ? 'Management.Automation.PSReference' : typeLabel(typeOf(v));
  if (typeof v === 'number' || v instanceof PSNumber) {
    if (v instanceof PSDouble || v instanceof PSSingle) return `${label}:${formatValue(v, 'R', invariantCulture)}`;
    return `${label}:${formatValue(v, null, invariantCulture)}`;
  }
  if (v instanceof EnumValue) return `${label}:${enumText(v)}`;
  if (v instanceof PSReference) return `${label}:${render(v.value)}`;
  if (v instanceof DictionaryEntry) return `${label}:[${netToString(v.key)}, ${netToString(v.value)}]`;
  if (/^(DateTime|DateTimeOffset)$/.test(label)) return `${label}:${formatValue(v, 'o', invariantCulture)}`;
  if (/^(DateOnly|TimeOnly)$/.test(label)) return `${label}:${formatValue(v, 'o', invariantCulture)}`;
  if (v instanceof PSDictionary) {
    const entries = v.entries().map(([k, x]) => `${render(k)}=${render(x)}`);
    if (!(v instanceof OrderedDictionary)) entries.sort();
    return `${label}:{${entries.join('; ')}}`;
  }
  if (v instanceof PSCustomObject) {
    const object = v;
    return `${label}:{${object.names.map((n) => `${n}=${render(getProperty(object, n))}`).join('; ')}}`;
  }
  if (v instanceof PSArray || v instanceof PSList || v instanceof PSCollection || enumeratorOf(v) !== null) {
    const items = itemsOf(v);
    return `${label}:(${items.slice(0, 40).map(render).join(', ')}${items.length > 40 ? ', ...' : ''})`;
  }
  return `${label}:${netToString(v, invariantCulture)}`;
}
