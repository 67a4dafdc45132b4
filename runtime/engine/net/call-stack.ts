import { defineType, toPSString } from '../../types/index.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';
import type { Frame } from '../frame.ts';
import type { InvocationInfo } from '../invocation-info.ts';
import type { ScriptExtent } from '../script-extent.ts';

/** `CallStackFrame`: a call that is running. */
class CallStackFrame extends NetObject {
  constructor(
    readonly position: ScriptExtent,
    readonly functionName: string,
    readonly command: string,
    readonly invocation: InvocationInfo | null,
  ) {
    super();
  }
  override get netType(): NetType {
    return type;
  }
  get location(): string {
    const { file, startLineNumber } = this.position;
    return file === null ? '<No file>' : `${file.slice(file.lastIndexOf('/') + 1)}: line ${startLineNumber}`;
  }
  get boundArguments(): string {
    const bound = this.invocation?.boundParameters.entries() ?? [];
    return `{${bound.map(([name, value]) => `${toPSString(name)}=${toPSString(value)}`).join(', ')}}`;
  }
  override toString(): string {
    const file = this.position.file ?? '<No file>';
    return `at ${this.functionName}, ${file}: line ${this.position.startLineNumber}`;
  }
}

const type = defineType({
  name: 'System.Management.Automation.CallStackFrame',
  properties: {
    'string ScriptName {get;}': (self: CallStackFrame) => self.position.file,
    'int ScriptLineNumber {get;}': (self: CallStackFrame) => self.position.startLineNumber,
    'System.Management.Automation.InvocationInfo InvocationInfo {get;}': (self: CallStackFrame) =>
      self.invocation,
    'System.Management.Automation.Language.IScriptExtent Position {get;}': (self: CallStackFrame) =>
      self.position,
    'string FunctionName {get;}': (self: CallStackFrame) => self.functionName,
    'string Command {get;}': (self: CallStackFrame) => self.command,
    'string Location {get;}': (self: CallStackFrame) => self.location,
    'string Arguments {get;}': (self: CallStackFrame) => self.boundArguments,
  },
  methods: {
    'string GetScriptLocation()': (self: CallStackFrame) => self.location,
    'string ToString()': (self: CallStackFrame) => self.toString(),
  },
});

/** The calls that run, innermost first. */
export function callStack(start: Frame): Value[] {
  const found: Value[] = [];
  for (
    let frame: Frame | null = start;
    frame !== null && (frame.caller !== null || frame.code.unit.text !== '');
    frame = frame.caller
  ) {
    const { code } = frame;
    const isNamed = code.kind !== 'script' && code.name !== undefined;
    const hasBlocks = isNamed && (code.body.begin !== undefined || code.body.process !== undefined);
    const running = (frame as unknown as { running?: string }).running;
    const name = isNamed
      ? `${code.name}${hasBlocks && running !== undefined ? `<${running}>` : ''}`
      : '<ScriptBlock>';
    const { path } = code.unit;
    const command = isNamed
      ? code.name!
      : code.kind === 'script' && path !== null
        ? path.slice(path.lastIndexOf('/') + 1)
        : '<ScriptBlock>';
    let { at } = frame;
    for (let inline = frame.inlineBlock; inline !== null; inline = inline.outer) {
      found.push(
        new CallStackFrame(code.unit.extent(at), '<ScriptBlock>', '<ScriptBlock>', frame.invocation),
      );
      at = inline.at;
    }
    found.push(new CallStackFrame(code.unit.extent(at), name, command, frame.invocation));
  }
  return found;
}
