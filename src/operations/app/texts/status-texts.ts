import { knownStatus, type Action } from '../../../access/status.ts';
import type { Owner } from '../../../api/schemas.ts';
import { m } from '../../../paraglide/messages.js';
import type { OperationTexts } from '../../operation-texts.ts';
import { statusWord } from './status-word.ts';
import { subjectNamed, type SubjectNames } from './subject.ts';

/** The texts of a status change in an app of `owner`. */
export function statusTexts(names: SubjectNames, owner: Owner, action: Action): OperationTexts {
  const { app, key, product } = names;
  const label = () => subjectNamed(names);
  const isRevoke = action === 'revoke';
  return {
    label,
    isLabelName: product !== undefined,
    parent: () => (product === undefined ? '' : subjectNamed({ app, key })),
    resource: () => app,
    owner: () => owner.email || owner.id,
    place: () => placeOf(names),
    action: isRevoke ? m.action_revoke : m.action_approve,
    value: (value) => statusWord(value ?? ''),
    look: (value) => knownStatus(value) ?? 'unknown',
    running: isRevoke ? m.revoking : m.approving,
    runningAnnounced: () => subjectNamed(names, isRevoke ? revoking : approving),
    confirmingAnnounced: () => subjectNamed(names, confirming),
    missing: product === undefined ? m.open_unconfirmed_no_key : m.open_unconfirmed_no_product,
    gateways: isRevoke ? m.gateways_honor : m.gateways_refuse,
    results: {
      done: isRevoke ? m.result_revoked : m.result_approved,
      doneAnyway: isRevoke ? m.result_revoked_anyway : m.result_approved_anyway,
      already: isRevoke ? m.result_already_revoked : m.result_already_approved,
      missing:
        product === undefined ? m.result_unconfirmed_no_key : m.result_unconfirmed_no_product,
    },
  };
}

// Names the key and the app: many keys can have the same product, and a toast stays when its page is left.
function placeOf({ app, key, product }: SubjectNames): string {
  if (key === undefined) return '';
  const place = { key: key(), app };
  return product === undefined ? m.place_of_key(place) : m.place_of_product(place);
}

const approving = { app: m.approving_app, key: m.approving_key, product: m.approving_product };
const revoking = { app: m.revoking_app, key: m.revoking_key, product: m.revoking_product };
const confirming = {
  app: m.confirming_app,
  key: m.confirming_key,
  product: m.confirming_product,
};
