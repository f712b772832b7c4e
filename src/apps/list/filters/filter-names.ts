import type { AppCondition, Field } from '../../../inventory/view.ts';
import { m } from '../../../paraglide/messages.js';

export const fieldNames: Record<Field, () => string> = {
  owner: m.filter_owner,
  product: m.filter_product,
  name: m.filter_name,
  kind: m.filter_kind,
};

export const conditionNames: Record<AppCondition, () => string> = {
  pending: m.filter_pending,
  'expires-soon': m.filter_expires_soon,
  'no-usable-key': m.warning_no_usable_key,
};

const kindNames: Record<string, () => string> = {
  developer: m.owner_developer,
  appgroup: m.owner_appgroup,
  company: m.owner_company,
};

/** The name of an owner type; an unknown one is shown as it is. */
export function ownerTypeName(kind: string): string {
  return kindNames[kind]?.() ?? kind;
}
