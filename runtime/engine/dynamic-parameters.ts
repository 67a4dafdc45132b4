import {
  convertTo,
  enumeratorOf,
  getProperty,
  Hashtable,
  PSDictionary,
  toBoolean,
  toPSString,
} from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import type { NetType } from '../types/net-type.ts';
import { unwrap } from '../types/ps-object.ts';
import type { BoundAttribute } from './attributes.ts';
import { applyDefaults, storeBinding } from './bind-function.ts';
import { type Argument, Binding } from './binder/binder.ts';
import { BindingError } from './binder/errors.ts';
import { modelOfBlock, type ParameterModel, type RawParameter } from './binder/parameter-model.ts';
import { Collector } from './collector.ts';
import type { CompiledBlock } from './compiled-block.ts';
import type { Frame } from './frame.ts';
import { runBody } from './invoke.ts';
import { knownType } from './known-types.ts';
import { allParameterSets } from './parameter-metadata.ts';

/**
 * Runs a function's `dynamicparam` block and returns its model with the parameters that the block made.
 * The static parameters are bound first, so that the block can look at them.
 */
export function dynamicParametersOf(
  frame: Frame,
  code: CompiledBlock,
  args: readonly Argument[],
  expectingInput: boolean,
): ParameterModel {
  const model = modelOfBlock(frame, code);
  const binding = new Binding(model, expectingInput);
  bindKnown(binding, args);
  storeBinding(frame, binding);
  applyDefaults(frame, model, (parameter) => binding.values.has(parameter));
  const bound = frame.invocation;
  bound?.bindLazily(() => {
    const table = new Hashtable();
    for (const [parameter, value] of binding.values) table.put(parameter.name, value);
    return table;
  });
  const out = new Collector();
  runBody(frame, code.body.dynamicParam!, out);
  const dictionary = unwrap(out.value());
  if (dictionary === null || dictionary === undefined || out.items.length === 0) return model;
  return modelOfBlock(frame, code, runtimeParameters(dictionary));
}

/** Binds what the static parameters know, one argument after the other; the rest waits for the dynamic ones. */
function bindKnown(binding: Binding, args: readonly Argument[]): void {
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]!;
    const next = args[i + 1];
    const takes =
      argument.parameter !== undefined &&
      !argument.hasValue &&
      next !== undefined &&
      next.parameter === undefined;
    try {
      binding.bindCommandLine(takes ? [argument, next] : [argument]);
      const isSwitch =
        argument.parameter !== undefined && [...binding.values.keys()].at(-1)?.isSwitch === true;
      if (takes && !isSwitch) i++;
    } catch (error) {
      if (!(error instanceof BindingError)) throw error;
      if (takes) i++;
    }
  }
}

function runtimeParameters(dictionary: Value): RawParameter[] {
  const entries =
    dictionary instanceof PSDictionary
      ? [...dictionary.entries()]
      : [...{ [Symbol.iterator]: () => enumeratorOf(getProperty(dictionary, 'Values'))! }].map(
          (v): [Value, Value] => [null, v],
        );
  return entries.map(([, value]): RawParameter => {
    const parameter = unwrap(value);
    const type = unwrap(getProperty(parameter, 'ParameterType')) as NetType | null;
    const iterator = enumeratorOf(getProperty(parameter, 'Attributes'));
    const attributes = iterator === null ? [] : [...{ [Symbol.iterator]: () => iterator }].map(unwrap);
    const declarations = attributes.filter((a) => isA(a, 'System.Management.Automation.ParameterAttribute'));
    return {
      name: toPSString(getProperty(parameter, 'Name')),
      type: type?.fullName === 'System.Object' ? null : type,
      typeName: type?.fullName ?? 'System.Object',
      aliases: attributes
        .filter((a) => isA(a, 'System.Management.Automation.AliasAttribute'))
        .flatMap((a) =>
          [
            ...{
              [Symbol.iterator]: () => enumeratorOf(getProperty(a, 'AliasNames')) ?? [][Symbol.iterator](),
            },
          ].map((v) => toPSString(v)),
        ),
      roles:
        declarations.length === 0
          ? [{ set: allParameterSets }]
          : declarations.map((a) => {
              const position = convertTo(getProperty(a, 'Position'), knownType('System.Int32')) as number;
              const flag = (name: string): boolean => toBoolean(getProperty(a, name));
              return {
                set: toPSString(getProperty(a, 'ParameterSetName') ?? allParameterSets),
                position: position >= 0 ? position : undefined,
                mandatory: flag('Mandatory'),
                valueFromPipeline: flag('ValueFromPipeline'),
                valueFromPipelineByPropertyName: flag('ValueFromPipelineByPropertyName'),
                valueFromRemainingArguments: flag('ValueFromRemainingArguments'),
              };
            }),
      attributes: attributes
        .filter(
          (a) =>
            !isA(a, 'System.Management.Automation.ParameterAttribute') &&
            !isA(a, 'System.Management.Automation.AliasAttribute'),
        )
        .map((a) => a as unknown as { bound?: BoundAttribute })
        .flatMap((a) => (a.bound === undefined ? [] : [a.bound])),
      isCommon: false,
    };
  });
}

const isA = (value: Value, name: string): boolean =>
  (value as { netType?: NetType } | null)?.netType?.fullName === name;
