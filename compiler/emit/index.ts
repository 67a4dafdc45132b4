import type * as E from 'estree';
import type { Unit } from '../ir/lower/index.ts';
import { emitBlockCode } from './blocks.ts';
import { emitTypes } from './classes.ts';
import * as b from './estree.ts';
import { type Mapping, print } from './print.ts';
import { UnitEmitter } from './unit.ts';

export interface EmittedUnit {
  /** Statements of a function `(rt, u)` that returns the file's script block. */
  readonly code: string;
  readonly mappings: readonly Mapping[];
}

/** Emits a lowered file as the body of its factory. */
export function emit(unit: Unit, options: { readonly map: boolean }): EmittedUnit {
  const emitter = new UnitEmitter(unit);
  const main = emitBlockCode(emitter, unit.main);
  emitTypes(emitter, unit.types);
  const names = emitter.runtimeNames();
  const prologue: E.Statement[] =
    names.length === 0
      ? []
      : [
          {
            type: 'VariableDeclaration',
            kind: 'const',
            declarations: [
              {
                type: 'VariableDeclarator',
                id: {
                  type: 'ObjectPattern',
                  properties: names.map((name) => ({
                    type: 'Property',
                    kind: 'init',
                    method: false,
                    shorthand: true,
                    computed: false,
                    key: b.id(name),
                    value: b.id(name),
                  })),
                },
                init: b.id('rt'),
              },
            ],
          },
        ];
  const body = [
    ...prologue,
    b.expression(b.method('u', 'points', b.array(emitter.points().map((point) => b.literal(point))))),
    ...emitter.declarations,
    b.returnStatement(main),
  ];
  const mappings: Mapping[] = [];
  const program: E.Program = { type: 'Program', sourceType: 'script', body };
  const code = print(program, options.map ? (mapping) => mappings.push(mapping) : undefined);
  return { code, mappings };
}
