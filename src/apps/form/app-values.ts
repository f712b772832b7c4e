import * as v from 'valibot';
import {
  attributeProblems,
  byteLength,
  maxAttributes,
  maxValueBytes,
  type Attribute,
} from '../../access/attributes.ts';
import { appNameProblem } from '../../access/new-names.ts';
import type { AnyApp } from '../../api/schemas.ts';
import { expiryProblem, type ExpiryChoice } from '../../credentials/manage/fields/expiry-choice.ts';

// What the forms of an app hold. The message of each issue is a key of `fieldProblems`.

/** A text that becomes the value of an attribute. */
const attributeText = v.pipe(
  v.string(),
  v.check((text) => byteLength(text) <= maxValueBytes, 'long-value'),
);

const customAttributes = v.pipe(
  v.array(v.object({ name: v.string(), value: v.string() })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const rows = dataset.value;
    for (const [index, problem] of attributeProblems(rows).entries()) {
      const row = rows[index];
      if (!problem || !row) continue;
      const key = problem === 'long-value' ? 'value' : 'name';
      addIssue({
        message: problem,
        path: [
          { type: 'array', origin: 'value', input: rows, key: index, value: row },
          { type: 'object', origin: 'value', input: row, key, value: row[key] },
        ],
      });
    }
  }),
);

/** @param knownUrl a callback URL that is not checked, because the app has it already */
const detailFields = (knownUrl = '') => ({
  displayName: attributeText,
  callbackUrl: v.pipe(
    v.string(),
    v.check((url) => url === '' || url === knownUrl || URL.canParse(url), 'no-url'),
  ),
  notes: attributeText,
  attributes: customAttributes,
});

/** What can be edited of an app. */
export type DetailValues = v.InferOutput<
  v.ObjectSchema<ReturnType<typeof detailFields>, undefined>
>;

function fitsInAttributes<Values extends DetailValues>() {
  const fits = v.check<Values, string>(
    (values) => attributesOf(values).length <= maxAttributes,
    'too-many',
  );
  return v.forward(fits, ['attributes'] as never);
}

/** Checks what was edited. A callback URL that the app has already is not checked. */
export function detailsSchema(callbackUrl: string) {
  return v.pipe(v.object(detailFields(callbackUrl)), fitsInAttributes());
}

/** Checks a new app. */
export const newAppSchema = v.pipe(
  v.object({
    ...detailFields(),
    name: v.pipe(v.string(), v.rawCheck(withProblem(appNameProblem))),
    ownerKind: v.picklist(['developer', 'appgroup', 'company']),
    owner: v.pipe(
      v.string(),
      v.check((text) => text.trim() !== '', 'no-owner'),
    ),
    products: v.array(v.string()),
    expiry: v.pipe(v.custom<ExpiryChoice>(Boolean), v.rawCheck(withProblem(expiryProblem))),
  }),
  fitsInAttributes<NewAppValues>(),
);

/** What an app is created from. */
export interface NewAppValues extends DetailValues {
  name: string;
  ownerKind: 'developer' | 'appgroup' | 'company';
  /** the e-mail of a developer, or the name of a group or company, as typed */
  owner: string;
  products: string[];
  expiry: ExpiryChoice;
}

/** An issue whose message is the problem that `find` finds. */
function withProblem<T>(find: (value: T) => string | null) {
  return ({ dataset, addIssue }: v.RawCheckContext<T>) => {
    const problem = dataset.typed ? find(dataset.value) : null;
    if (problem !== null) addIssue({ message: problem });
  };
}

/** The attributes as the API takes them: display name and notes are among them, unless they are empty. */
export function attributesOf({ displayName, notes, attributes }: DetailValues): Attribute[] {
  return [
    { name: 'DisplayName', value: displayName },
    { name: 'Notes', value: notes },
  ]
    .filter(({ value }) => value !== '')
    .concat(attributes);
}

/** What a form shows of an app at first. */
export function detailsOf({ reservedAttributes, callbackUrl, attributes }: AnyApp): DetailValues {
  const valueOf = (wanted: string) =>
    reservedAttributes.find(({ name }) => name === wanted)?.value ?? '';
  return {
    displayName: valueOf('DisplayName'),
    callbackUrl,
    notes: valueOf('Notes'),
    attributes: attributes.map(({ name, value }) => ({ name, value })),
  };
}
