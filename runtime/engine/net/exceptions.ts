import { loadedType } from '../../types/core-types.ts';
import type { Exception } from '../../types/exceptions.ts';
import { defineMembers, defineType } from '../../types/index.ts';
import { loadChunk } from '../../types/load-chunk.ts';
import type { Value } from '../../types/net-object.ts';
import { defineRecorded } from '../../types/type-info.ts';
import type { ParseException } from '../compile-source.ts';
import type { InputEnumerator } from '../input-enumerator.ts';
import { knownType } from '../known-types.ts';
import type { NativeCommandExitException } from '../native/native-exit-exception.ts';

const automation = 'System.Management.Automation.';

// Exceptions that PowerShell keeps to itself.
for (const name of [
  'ParameterBindingValidationException',
  'ParameterBindingArgumentTransformationException',
]) {
  defineType({ name: automation + name, base: `${automation}ParameterBindingException` });
}

const parseException = `${automation}ParseException`.toLowerCase();
defineMembers((loadedType(parseException) ?? defineRecorded(parseException))!, {
  properties: {
    'System.Object Errors {get;}': (self: ParseException) =>
      (loadChunk('engine/net/language') as { parseErrorsOf(exception: ParseException): Value }).parseErrorsOf(
        self,
      ),
  },
});

const nativeExit = `${automation}NativeCommandExitException`.toLowerCase();
defineMembers((loadedType(nativeExit) ?? defineRecorded(nativeExit))!, {
  properties: {
    'string Path {get;}': (self: NativeCommandExitException) => self.path,
    'int ExitCode {get;}': (self: NativeCommandExitException) => self.exitCode,
    'int ProcessId {get;}': (self: NativeCommandExitException) => self.processId,
  },
});

defineType({
  name: `${automation}PSBoundParametersDictionary`,
  base: knownType('System.Collections.Generic.Dictionary[string,object]'),
});

defineMembers(knownType(`${automation}CommandNotFoundException`), {
  properties: {
    'string CommandName {get;set;}': { get: (self: Exception) => self.details.get('CommandName') ?? '' },
  },
});

defineType({
  name: 'System.Collections.ArrayList+ArrayListEnumeratorSimple',
  interfaces: ['System.Collections.IEnumerator'],
  properties: { 'System.Object Current {get;}': { get: (self: InputEnumerator) => self.current } },
  methods: {
    'bool MoveNext()': (self: InputEnumerator) => self.moveNext(),
    'void Reset()': (self: InputEnumerator) => self.reset(),
  },
});
