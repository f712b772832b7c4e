import { knownStatus, type Action } from '../../access/status.ts';
import type { App } from '../../api/schemas.ts';
import { m } from '../../paraglide/messages.js';
import type { OperationTexts } from '../operation-texts.ts';
import { keyText, type NamedApp } from './key-text.ts';
import { statusWord } from './status-word.ts';
import { subjectOf } from './subject.ts';
import type { Level } from './switches.ts';

/** The texts of a status change. */
export function statusTexts(app: App, level: Level, action: Action): OperationTexts {
  const label = () => subjectOf(app, level);
  const isRevoke = action === 'revoke';
  return {
    label,
    isLabelName: level.product !== undefined,
    parent: () => (level.product === undefined ? '' : subjectOf(app, { key: level.key })),
    resource: () => app.displayName,
    place: () => placeOf(app, level),
    action: isRevoke ? m.action_revoke : m.action_approve,
    value: (value) => statusWord(value ?? ''),
    look: (value) => knownStatus(value) ?? 'unknown',
    running: isRevoke ? m.revoking : m.approving,
    runningAnnounced: () => subjectOf(app, level, isRevoke ? revoking : approving),
    confirmingAnnounced: () => subjectOf(app, level, confirming),
    missing:
      level.product === undefined ? m.open_unconfirmed_no_key : m.open_unconfirmed_no_product,
    gateways: isRevoke ? m.gateways_honor : m.gateways_refuse,
    results: {
      done: isRevoke ? m.result_revoked : m.result_approved,
      doneAnyway: isRevoke ? m.result_revoked_anyway : m.result_approved_anyway,
      already: isRevoke ? m.result_already_revoked : m.result_already_approved,
      missing:
        level.product === undefined ? m.result_unconfirmed_no_key : m.result_unconfirmed_no_product,
    },
  };
}

// Names the key and the app: many keys can have the same product, and a toast stays when its page is left.
function placeOf(app: NamedApp, { key, product }: Level): string {
  if (key === undefined) return '';
  const place = { key: keyText(app, key), app: app.displayName };
  return product === undefined ? m.place_of_key(place) : m.place_of_product(place);
}

const approving = { app: m.approving_app, key: m.approving_key, product: m.approving_product };
const revoking = { app: m.revoking_app, key: m.revoking_key, product: m.revoking_product };
const confirming = {
  app: m.confirming_app,
  key: m.confirming_key,
  product: m.confirming_product,
};
