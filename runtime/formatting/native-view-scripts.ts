import { compositeFormat, getProperty, invokeMethod, toBoolean, toPSString } from '../types/index.ts';
import type { Value } from '../types/net-object.ts';
import { PSDouble } from '../types/numbers/boxes.ts';
import { formatHooks } from './environment.ts';

type Script = (self: Value) => Value;

const number = (value: Value): number => (value === null ? 0 : Number(toPSString(value)));
const twoDecimals = (value: number): string => compositeFormat('{0:N2}', [new PSDouble(Math.fround(value))]);
const megabytes =
  (property: string): Script =>
  (self) =>
    twoDecimals(number(getProperty(self, property)) / 1048576);

const gigabytes =
  (property: string): Script =>
  (self) => {
    const used = toBoolean(getProperty(self, 'Used'));
    if (!used && !toBoolean(getProperty(self, 'Free'))) return null;
    return compositeFormat('{0:###0.00}', [new PSDouble(number(getProperty(self, property)) / 1073741824)]);
  };

/** Scripts of the built-in views that common objects use, by their text without outer white space. */
const scripts: Readonly<Record<string, Script>> = {
  "'{0:d} {0:HH}:{0:mm}' -f $_.LastWriteTime": (self) =>
    compositeFormat('{0:d} {0:HH}:{0:mm}', [getProperty(self, 'LastWriteTime')]),
  '$_.PSParentPath.Replace("Microsoft.PowerShell.Core\\FileSystem::", "")': (self) =>
    toPSString(getProperty(self, 'PSParentPath')).replaceAll('Microsoft.PowerShell.Core\\FileSystem::', ''),
  '[long]($_.NPM / 1024)': (self) => String(Math.round(number(getProperty(self, 'NPM')) / 1024)),
  '"{0:N2}" -f [float]($_.PM / 1MB)': megabytes('PM'),
  '"{0:N2}" -f [float]($_.WS / 1MB)': megabytes('WS'),
  '"{0:N2}" -f [float]($_.CPU)': (self) => twoDecimals(number(getProperty(self, 'CPU'))),
  $_: (self) => self,
  '$_.ToString()': (self) => invokeMethod(self, 'ToString', []),
  '$_.Line': (self) => getProperty(self, 'Line'),
  '$_.ToEmphasizedString(((get-location).path))': (self) =>
    invokeMethod(self, 'ToEmphasizedString', [formatHooks.currentDirectory()]),
  '$_.Provider.Name': (self) => getProperty(getProperty(self, 'Provider'), 'Name'),
  'if($_.Used -or $_.Free) { "{0:###0.00}" -f ($_.Used / 1GB) }': gigabytes('Used'),
  'if($_.Used -or $_.Free) { "{0:###0.00}" -f ($_.Free / 1GB) }': gigabytes('Free'),
  'if($null -ne $_.DisplayRoot) { $_.DisplayRoot } else { $_.Root }': (self) =>
    getProperty(self, 'DisplayRoot') ?? getProperty(self, 'Root'),
};

/** The function that stands for a view's script, or undefined when the script has to be compiled. */
export function nativeScript(text: string): Script | undefined {
  return scripts[text.trim()];
}
