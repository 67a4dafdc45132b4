import { defineType } from '../../types/define.ts';
import { NetObject, type Value } from '../../types/net-object.ts';
import type { NetType } from '../../types/net-type.ts';

/** Results of `Measure-Object`; null where a value was not asked for. */
export abstract class MeasureInfo extends NetObject {
  static type: NetType;
  property: string | null = null;
}

defineType({
  name: 'Microsoft.PowerShell.Commands.MeasureInfo',
  js: MeasureInfo,
  options: { isAbstract: true },
  properties: { 'string Property {get;set;}': (self: MeasureInfo) => self.property },
});

export class GenericMeasureInfo extends MeasureInfo {
  static override type: NetType;
  static objectType: NetType;
  count = 0;
  average: Value = null;
  sum: Value = null;
  maximum: Value = null;
  minimum: Value = null;
  standardDeviation: Value = null;
  /** Maximum and minimum may be anything that can be compared. */
  readonly ofObjects: boolean;

  constructor(ofObjects: boolean) {
    super();
    this.ofObjects = ofObjects;
  }

  override get netType(): NetType {
    return this.ofObjects ? GenericMeasureInfo.objectType : GenericMeasureInfo.type;
  }
}

const number = 'System.Nullable[double]';
const genericProperties = (extreme: string) => ({
  'int Count {get;set;}': (self: GenericMeasureInfo) => self.count,
  [`${number} Average {get;set;}`]: (self: GenericMeasureInfo) => self.average,
  [`${number} Sum {get;set;}`]: (self: GenericMeasureInfo) => self.sum,
  [`${extreme} Maximum {get;set;}`]: (self: GenericMeasureInfo) => self.maximum,
  [`${extreme} Minimum {get;set;}`]: (self: GenericMeasureInfo) => self.minimum,
  [`${number} StandardDeviation {get;set;}`]: (self: GenericMeasureInfo) => self.standardDeviation,
});

defineType({
  name: 'Microsoft.PowerShell.Commands.GenericMeasureInfo',
  base: 'Microsoft.PowerShell.Commands.MeasureInfo',
  js: GenericMeasureInfo,
  properties: genericProperties(number),
});
GenericMeasureInfo.objectType = defineType({
  name: 'Microsoft.PowerShell.Commands.GenericObjectMeasureInfo',
  base: 'Microsoft.PowerShell.Commands.MeasureInfo',
  properties: genericProperties('System.Object'),
});

export class TextMeasureInfo extends MeasureInfo {
  static override type: NetType;
  lines: number | null = null;
  words: number | null = null;
  characters: number | null = null;

  override get netType(): NetType {
    return TextMeasureInfo.type;
  }
}

defineType({
  name: 'Microsoft.PowerShell.Commands.TextMeasureInfo',
  base: 'Microsoft.PowerShell.Commands.MeasureInfo',
  js: TextMeasureInfo,
  properties: {
    'System.Nullable[int] Lines {get;set;}': (self: TextMeasureInfo) => self.lines,
    'System.Nullable[int] Words {get;set;}': (self: TextMeasureInfo) => self.words,
    'System.Nullable[int] Characters {get;set;}': (self: TextMeasureInfo) => self.characters,
  },
});
