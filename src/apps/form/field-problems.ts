import { maxAttributes } from '../../access/attributes.ts';
import { expiryProblemTexts } from '../../credentials/manage/fields/expiry-field.tsx';
import { m } from '../../paraglide/messages.js';

/** What to say about a value that can't be sent, or that the server refused. */
const fieldProblems = {
  ...expiryProblemTexts,
  empty: m.name_empty,
  'first-character': m.name_first_character,
  characters: m.name_characters,
  taken: m.name_taken,
  'refused-name': m.name_refused,
  'no-owner': m.owner_required,
  'unknown-owner': m.owner_unknown,
  'refused-products': m.products_refused,
  'refused-attributes': m.attributes_refused,
  'no-url': m.callback_url_invalid,
  'no-name': m.name_empty,
  reserved: m.attribute_reserved,
  repeated: m.attribute_repeated,
  'long-name': m.attribute_long_name,
  'long-value': m.attribute_long_value,
  'too-many': () => m.attributes_too_many({ max: maxAttributes }),
};

export type FieldProblem = keyof typeof fieldProblems;

/** The text of an error of react-hook-form, whose message is a problem or a text. */
export function problemText(error: { message?: string | undefined } | undefined) {
  const problem = error?.message;
  return problem && (fieldProblems[problem as FieldProblem]?.() ?? problem);
}
