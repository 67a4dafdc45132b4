/** "Nothing": what a pipeline without output yields. Assigned it reads as `$null`; enumerated it has no elements. */
class AutomationNullValue {
  toString(): string {
    return '';
  }
}
export const AutomationNull: unknown = Object.freeze(new AutomationNullValue());
