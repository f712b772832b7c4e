/** A list of texts without its broken items. */
export interface TextList {
  values: string[];
  /** the field, or an item of it, has a wrong type or is empty */
  isBroken: boolean;
}

/** The texts in a list of unknown content; none if it is absent. */
export function textList(value: unknown): TextList {
  const items = untypedList(value);
  const values = items.values.filter(isText);
  return { values, isBroken: items.isBroken || values.length < items.values.length };
}

/** Whether a list is absent or empty, which in an API product mostly means "all". */
export function isEmptyList({ values, isBroken }: TextList): boolean {
  return values.length === 0 && !isBroken;
}

/** The items of a list; none if it is absent. */
export function untypedList(value: unknown): { values: unknown[]; isBroken: boolean } {
  if (value === undefined || value === null) return { values: [], isBroken: false };
  return Array.isArray(value) ? { values: value, isBroken: false } : { values: [], isBroken: true };
}

/** Whether a value is an object, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
