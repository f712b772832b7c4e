/** An attribute of an app or a key. */
export interface Attribute {
  name: string;
  value: string;
}

/** The value of an attribute; `undefined` = there is none of that name. */
export function valueOf(attributes: readonly Attribute[], wanted: string): string | undefined {
  return attributes.find(({ name }) => name === wanted)?.value;
}

/** The most attributes of one app (docs/apigee-api.md, "Limits"); `DisplayName` and `Notes` count too. */
export const maxAttributes = 18;
const maxNameBytes = 1024;
/** The longest value of an attribute, in bytes. */
export const maxValueBytes = 2048;

/** Whether an attribute holds the display name or the notes of an app, which have fields of their own. */
export function isReserved(name: string): boolean {
  return name === 'DisplayName' || name === 'Notes';
}

/** What is wrong with one custom attribute. */
export type AttributeProblem = 'no-name' | 'reserved' | 'repeated' | 'long-name' | 'long-value';

/**
 * The problem of each custom attribute of an app, in order; `null` = none.
 *
 * @param attributes without display name and notes
 */
export function attributeProblems(attributes: readonly Attribute[]): (AttributeProblem | null)[] {
  const names = attributes.map(({ name }) => name);
  return attributes.map(({ name, value }, index) => {
    if (name.trim() === '') return 'no-name';
    if (isReserved(name)) return 'reserved';
    if (names.indexOf(name) < index) return 'repeated';
    if (byteLength(name) > maxNameBytes) return 'long-name';
    return byteLength(value) > maxValueBytes ? 'long-value' : null;
  });
}

/** The length of a text on the wire, in bytes of UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
