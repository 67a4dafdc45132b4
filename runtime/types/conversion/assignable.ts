import { types } from '../core-types.ts';
import type { NetType } from '../net-type.ts';

const GENERIC_OF_ARRAY =
  /^System\.Collections\.Generic\.I(?:Enumerable|List|Collection|ReadOnlyList|ReadOnlyCollection)`1$/;
const COVARIANT =
  /^System\.Collections\.Generic\.(?:IEnumerable|IEnumerator|IReadOnlyList|IReadOnlyCollection)`1$/;

/** `to.IsAssignableFrom(from)` with array and generic interface variance. */
export function isAssignable(to: NetType, from: NetType): boolean {
  if (to === from || to === types.object) return true;
  if (to.isArray) {
    return (
      from.isArray &&
      from.rank === to.rank &&
      !from.elementType!.isValueType &&
      !to.elementType!.isValueType &&
      isAssignable(to.elementType!, from.elementType!)
    );
  }
  if (!to.isInterface) return to.isAssignableFrom(from);
  if (to.isAssignableFrom(from)) return true;
  const definition = to.genericDefinition;
  if (definition === null) return false;
  const argument = to.genericArguments[0]!;
  if (from.isArray && from.rank === 1 && GENERIC_OF_ARRAY.test(definition.fullName)) {
    return (
      argument === from.elementType ||
      (!from.elementType!.isValueType && isAssignable(argument, from.elementType!))
    );
  }
  if (from === types.string && definition.fullName === 'System.Collections.Generic.IEnumerable`1')
    return argument === types.char;
  if (from.typeCode > 2 && /^System\.I(?:Comparable|Equatable)`1$/.test(definition.fullName))
    return argument === from;
  if (!COVARIANT.test(definition.fullName)) return false;
  return everyInterface(from, (face) => {
    const own = face.genericDefinition === definition ? face.genericArguments[0]! : null;
    return own !== null && !own.isValueType && isAssignable(argument, own);
  });
}

function everyInterface(type: NetType, test: (face: NetType) => boolean): boolean {
  for (let t: NetType | null = type; t !== null; t = t.base) {
    for (const face of t.interfaces) if (test(face) || everyInterface(face, test)) return true;
  }
  return test(type);
}
