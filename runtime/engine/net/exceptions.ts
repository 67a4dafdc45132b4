import { defineType } from '../../types/index.ts';
import type { InputEnumerator } from '../input-enumerator.ts';

const automation = 'System.Management.Automation.';

// Exceptions that PowerShell keeps to itself.
for (const name of ['ParameterBindingValidationException', 'ParameterBindingArgumentTransformationException']) {
  defineType({ name: automation + name, base: `${automation}ParameterBindingException` });
}

defineType({
  name: 'System.Collections.ArrayList+ArrayListEnumeratorSimple',
  interfaces: ['System.Collections.IEnumerator'],
  properties: { 'System.Object Current {get;}': { get: (self: InputEnumerator) => self.current } },
  methods: {
    'bool MoveNext()': (self: InputEnumerator) => self.moveNext(),
    'void Reset()': (self: InputEnumerator) => self.reset(),
  },
});
