/** A parameter's role in one parameter set; absent flags are false. */
export interface ParameterSetRole {
  readonly position?: number;
  readonly mandatory?: boolean;
  readonly valueFromPipeline?: boolean;
  readonly valueFromPipelineByPropertyName?: boolean;
  readonly valueFromRemainingArguments?: boolean;
  readonly helpMessage?: string;
  readonly dontShow?: boolean;
}

/** A validation, transformation or other attribute with its arguments, by .NET name without `Attribute`. */
export interface AttributeData {
  readonly attribute: string;
  readonly [argument: string]: unknown;
}

export interface ParameterMetadata {
  readonly name: string;
  /** Full .NET name: `System.String[]`. */
  readonly type: string;
  readonly aliases?: readonly string[];
  /** By set name; `__AllParameterSets` stands for every set. */
  readonly sets: Readonly<Record<string, ParameterSetRole>>;
  readonly attributes?: readonly AttributeData[];
  readonly dynamic?: boolean;
}

/** What the binder and `Get-Command` know of a command; generated from the recorded metadata. */
export interface CommandMetadata {
  readonly name: string;
  readonly module: string;
  readonly commandType: string;
  readonly implementingType: string;
  readonly defaultParameterSet: string;
  readonly supportsShouldProcess: boolean;
  readonly supportsPaging: boolean;
  readonly confirmImpact: string;
  readonly aliases: readonly string[];
  readonly outputTypes: readonly string[];
  readonly parameterSets: readonly string[];
  readonly parameters: readonly ParameterMetadata[];
}

export const allParameterSets = '__AllParameterSets';
