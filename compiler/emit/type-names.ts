import type { TypeName } from '../syntax/ast.ts';

/** The type's name as PowerShell writes it: `int[]`, `Dictionary[string,int]`, `byte[,]`. */
export function typeNameText(name: TypeName): string {
  if (name.elementType !== undefined) {
    return `${typeNameText(name.elementType)}[${','.repeat((name.rank ?? 1) - 1)}]`;
  }
  if (name.genericArguments === undefined) return name.name;
  return `${name.name}[${name.genericArguments.map(typeNameText).join(',')}]`;
}
