import { m } from '../paraglide/messages.js';
import { keyText } from '../operations/app/texts/key-text.ts';
import type { PendingItem } from '../inventory/pending/pending-items.ts';

/** One text for each kind of pending item. */
interface ItemTexts {
  app(this: void, inputs: { app: string }): string;
  key(this: void, inputs: { app: string; key: string }): string;
  product(this: void, inputs: { app: string; key: string; product: string }): string;
}

export const approveTexts: ItemTexts = {
  app: m.approve_app,
  key: m.approvals_approve_key,
  product: m.approvals_approve_product,
};
export const rejectTexts: ItemTexts = {
  app: m.approvals_reject_app,
  key: m.approvals_reject_key,
  product: m.approvals_reject_product,
};
export const selectTexts: ItemTexts = {
  app: m.approvals_pick_app,
  key: m.select_key,
  product: m.approvals_pick_product,
};

/** *Approve orders in key abcd…wxyz of Storm Watch* */
export function itemText(
  { app, level: { key, product } }: Pick<PendingItem, 'app' | 'level'>,
  texts: ItemTexts,
): string {
  const names = { app: app.displayName };
  if (key === undefined) return texts.app(names);
  const ofKey = { ...names, key: keyText(app, key) };
  return product === undefined ? texts.key(ofKey) : texts.product({ ...ofKey, product });
}
