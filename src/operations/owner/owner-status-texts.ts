import type { OwnerAction } from '../../access/status.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import { m } from '../../paraglide/messages.js';
import type { OperationTexts } from '../operation-texts.ts';
import { ownerStatusLook, ownerStatusWord } from './owner-status-word.ts';

/** The texts of a change of an owner's status. */
export function ownerStatusTexts(
  { kind, label: owner }: OwnerRecord,
  action: OwnerAction,
): OperationTexts {
  const texts = textsOf[action];
  return {
    label: () => ownerSubject(kind, owner),
    isLabelName: false,
    parent: () => '',
    resource: () => owner,
    place: () => '',
    action: texts.action,
    value: ownerStatusWord,
    look: ownerStatusLook,
    running: texts.running,
    runningAnnounced: () => texts.runningAnnounced({ owner }),
    confirmingAnnounced: () => m.confirming_owner({ owner }),
    missing: m.open_unknown_missing,
    gateways: texts.gateways,
    results: { ...texts.results, missing: m.result_unknown_missing },
  };
}

/** *Developer ada@brightcart.example*. */
export function ownerSubject(kind: OwnerRecord['kind'], owner: string): string {
  return labels[kind]({ owner });
}

const labels = {
  developer: m.subject_developer,
  appgroup: m.subject_appgroup,
  company: m.subject_company,
};

const textsOf = {
  active: {
    action: m.action_activate,
    running: m.activating,
    runningAnnounced: m.activating_owner,
    gateways: m.gateways_refuse_owner,
    results: {
      done: m.result_activated,
      doneAnyway: m.result_activated_anyway,
      already: m.result_already_active,
    },
  },
  inactive: {
    action: m.action_deactivate,
    running: m.deactivating,
    runningAnnounced: m.deactivating_owner,
    gateways: m.gateways_honor_owner,
    results: {
      done: m.result_deactivated,
      doneAnyway: m.result_deactivated_anyway,
      already: m.result_already_inactive,
    },
  },
};
