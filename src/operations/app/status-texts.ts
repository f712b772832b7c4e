import { knownStatus, type Action } from '../../access/status.ts';
import type { App } from '../../api/schemas.ts';
import { m } from '../../paraglide/messages.js';
import type { OperationTexts } from '../operation-texts.ts';
import { keyText, type NamedApp } from './key-text.ts';
import { statusWord } from './status-word.ts';
import { subjectOf } from './subject.ts';
import { levelOf, type Level } from './switches.ts';

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
    nameOf: (id) => nameOf(app, levelOf(id)),
    running: isRevoke ? m.revoking : m.approving,
    runningAnnounced: () => subjectOf(app, level, isRevoke ? revoking : approving),
    confirmingAnnounced: () => subjectOf(app, level, confirming),
    missing:
      level.product === undefined ? m.open_unconfirmed_no_key : m.open_unconfirmed_no_product,
    gateways: isRevoke ? m.gateways_honor : m.gateways_refuse,
    titles: {
      done: () => (isRevoke ? m.toast_revoked : m.toast_approved)({ label: label() }),
      already: () =>
        (isRevoke ? m.toast_already_revoked : m.toast_already_approved)({ label: label() }),
      failed: () => (isRevoke ? m.toast_not_revoked : m.toast_not_approved)({ label: label() }),
    },
    conflictTitle: () => subjectOf(app, level, isRevoke ? conflictRevoke : conflictApprove),
    conflictExplained: () => m.conflict_explained({ app: app.displayName }),
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

// A switch in the table of a conflict, whose rows do not name the app.
function nameOf(app: NamedApp, level: Level) {
  if (level.product === undefined) return { name: subjectOf(app, level), isName: false };
  return { name: level.product, isName: true, key: keyText(app, level.key ?? '') };
}

const approving = { app: m.approving_app, key: m.approving_key, product: m.approving_product };
const revoking = { app: m.revoking_app, key: m.revoking_key, product: m.revoking_product };
const confirming = {
  app: m.confirming_app,
  key: m.confirming_key,
  product: m.confirming_product,
};
const conflictApprove = {
  app: m.conflict_title_approve_app,
  key: m.conflict_title_approve_key,
  product: m.conflict_title_approve_product,
};
const conflictRevoke = {
  app: m.conflict_title_revoke_app,
  key: m.conflict_title_revoke_key,
  product: m.conflict_title_revoke_product,
};
