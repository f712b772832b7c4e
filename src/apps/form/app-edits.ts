import type { Attribute } from '../../access/attributes.ts';
import type { AppEdits } from '../../operations/app/edit-app.ts';
import { attributesOf, type DetailValues } from './app-values.ts';

/** What was edited between two states of a form; `null` = nothing. */
export function editsBetween(before: DetailValues, after: DetailValues): AppEdits | null {
  const attributes = changedAttributes(attributesOf(before), attributesOf(after));
  const isUrlChanged = before.callbackUrl !== after.callbackUrl;
  if (!isUrlChanged && Object.keys(attributes).length === 0) return null;
  return { attributes, ...(isUrlChanged && { callbackUrl: after.callbackUrl }) };
}

function changedAttributes(before: readonly Attribute[], after: readonly Attribute[]) {
  const old = new Map(before.map(({ name, value }) => [name, value]));
  const removed = before.filter((row) => !after.some(({ name }) => name === row.name));
  return Object.fromEntries<string | null>([
    ...removed.map(({ name }) => [name, null] as const),
    ...after
      .filter(({ name, value }) => old.get(name) !== value)
      .map(({ name, value }) => [name, value] as const),
  ]);
}
