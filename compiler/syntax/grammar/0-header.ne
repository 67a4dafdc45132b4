# Every list is left-recursive, no rule is empty, and terminals match by type. Newlines, separators and nested
# groups are settled before the grammar sees the tokens: see driver/.
@preprocessor typescript
@{%
import { terminals } from '../lexer/terminals.ts';
import { cons, first, node } from '../pending.ts';
import * as b from '../build/index.ts';
const lexer = terminals;
%}
@lexer lexer

# What is read on its own: a statement, or a part of a group.
start -> statement {% first %}
