import type * as E from 'estree';
import type * as I from '../ir/nodes.ts';
import * as b from './estree.ts';
import { emitExpression } from './expressions/index.ts';
import { constantName } from './expressions/members.ts';
import type { FunctionScope } from './scope.ts';

const f = b.id('f');

interface EmittedCommand {
  /** What the runtime needs to know of the site, as an object literal. */
  readonly layout: E.Expression;
  /** The values of one run: computed name, arguments, redirection files, in this order. */
  readonly values: readonly E.Expression[];
  readonly name: string | undefined;
}

function emitCommand(scope: FunctionScope, command: I.Command): EmittedCommand {
  const name = constantName(command.name);
  const isComputed = name === undefined;
  const values: E.Expression[] = isComputed ? [emitExpression(scope, command.name)] : [];
  const layout: E.Expression[] = [];
  const places: E.Expression[] = [];
  for (const element of command.elements) {
    places.push(b.literal(scope.unit.point(element.span)));
    if (element.kind === 'parameter') {
      layout.push(b.literal(`-${element.name}${element.attached ? ':' : ''}`));
      continue;
    }
    layout.push(b.literal(element.kind === 'splat' ? 1 : 0));
    values.push(emitArgument(scope, element));
  }
  const redirections = command.redirections.map((redirection) => emitRedirection(scope, redirection, values));
  return {
    name,
    values,
    layout: b.object([
      b.property('name', b.literal(name ?? null)),
      places.length === 0 ? undefined : b.property('argsAt', b.array(places)),
      command.operator === undefined ? undefined : b.property('operator', b.literal(command.operator)),
      b.property('args', b.array(layout)),
      redirections.length === 0 ? undefined : b.property('redirect', b.array(redirections)),
      b.property('at', b.literal(scope.unit.point(command.span))),
      b.property('nameAt', b.literal(scope.unit.point(command.name.span))),
    ]),
  };
}

/** A number keeps its text where a parameter wants a string: `Get-It 0x10`. */
function emitArgument(scope: FunctionScope, element: I.ValueElement): E.Expression {
  const value = emitExpression(scope, element.expr);
  if (element.text === undefined || (value.type === 'Literal' && String(value.value) === element.text))
    return value;
  return scope.rt('numericArgument', value, b.literal(element.text));
}

export function emitRedirection(
  scope: FunctionScope,
  redirection: I.Redirection,
  values: E.Expression[],
): E.Expression {
  if (redirection.file !== undefined) values.push(emitExpression(scope, redirection.file));
  return b.object([
    b.property('from', b.literal(redirection.from)),
    b.property('to', b.literal(redirection.to)),
    redirection.append ? b.property('append', b.literal(true)) : undefined,
  ]);
}

/** Emits a pipeline as a statement, its output going to `scope.out`. */
export function emitPipelineRun(scope: FunctionScope, pipeline: I.Pipeline): E.Expression {
  return emitPipeline(scope, pipeline, 'run', [scope.out]);
}

/** Emits a pipeline for its output as a value: one object, an array, or nothing. */
export function emitPipelineValue(
  scope: FunctionScope,
  pipeline: I.Pipeline,
  mode: 'value' | 'array' = 'value',
): E.Expression {
  return emitPipeline(scope, pipeline, mode, []);
}

function emitPipeline(
  scope: FunctionScope,
  pipeline: I.Pipeline,
  verb: string,
  out: readonly E.Expression[],
): E.Expression {
  const { unit } = scope;
  const { input, commands } = pipeline;
  if (pipeline.background) {
    const text = unit.unit.text.slice(pipeline.span.start, pipeline.span.end).replace(/&\s*$/, '');
    return b.method(
      'rt',
      'startBackgroundJob',
      f,
      ...(out.length > 0 ? out : [b.literal(null)]),
      b.literal(text),
    );
  }
  const emitted = commands.map((command) => emitCommand(scope, command));
  if (input === undefined && emitted.length === 1) {
    const [only] = emitted;
    const site = unit.constant(only!.name ?? 'command', b.method('u', 'command', only!.layout));
    return unit.at(pipeline.span, b.method(site, verb, f, ...out, b.array(only!.values)));
  }
  const site = unit.constant(
    emitted
      .map(({ name }) => name ?? 'command')
      .slice(0, 3)
      .join('_') || 'pipeline',
    b.method('u', 'pipeline', b.array(emitted.map(({ layout }) => layout))),
  );
  const values = b.array(
    emitted.map((command) => unit.at(commands[emitted.indexOf(command)]!.span, b.array(command.values))),
  );
  if (input === undefined) return unit.at(pipeline.span, b.method(site, verb, f, ...out, values));
  return unit.at(pipeline.span, b.method(site, `${verb}With`, f, ...out, emitInput(scope, input), values));
}

/** The first element of a pipeline; ranges are produced as they are asked for. */
function emitInput(scope: FunctionScope, input: I.PipelineInput): E.Expression {
  const { expr } = input;
  if (input.redirections.length > 0) {
    const values: E.Expression[] = [];
    const redirections = input.redirections.map((redirection) => emitRedirection(scope, redirection, values));
    const body = scope.nestedFunction(b.id('out'), () => [
      b.expression(scope.rt('output', b.id('out'), emitExpression(scope, expr))),
    ]);
    return scope.rt(
      'redirectedValue',
      f,
      b.array(redirections),
      b.array(values),
      b.arrow(['out'], b.block(body)),
    );
  }
  if (expr.op === 'binary' && expr.operator === '..') {
    return scope.rt('rangeInput', emitExpression(scope, expr.left), emitExpression(scope, expr.right));
  }
  return emitExpression(scope, expr);
}
