import type * as E from 'estree';
import type { AttributeIR } from '../ir/nodes.ts';
import * as b from './estree.ts';
import { emitExpression } from './expressions/index.ts';
import type { FunctionScope } from './scope.ts';

/** Attributes as a list that the runtime instantiates when it needs them. */
export function emitAttributes(scope: FunctionScope, attributes: readonly AttributeIR[]): E.Expression {
  return b.array(
    attributes.map((attribute) => {
      const type = scope.unit.type(attribute.typeName);
      if (attribute.isConstraint) return b.object([b.property('constraint', type)]);
      return b.object([
        b.property('type', type),
        attribute.positional.length === 0
          ? undefined
          : b.property(
              'positional',
              b.array(attribute.positional.map((value) => emitExpression(scope, value))),
            ),
        attribute.named.length === 0
          ? undefined
          : b.property(
              'named',
              b.object(
                attribute.named.map(({ name, value }) => b.property(name, emitExpression(scope, value))),
              ),
            ),
      ]);
    }),
  );
}
