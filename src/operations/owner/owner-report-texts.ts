import type { OwnerAction } from '../../access/status.ts';
import type { OwnerRecord } from '../../api/schemas.ts';
import { m } from '../../paraglide/messages.js';
import type { ReportTexts } from '../operation-texts.ts';
import { ownerSubject } from './owner-status-texts.ts';

/** The texts that report the outcome of a change of an owner's status. */
export function ownerReportTexts(
  { kind, label: owner }: OwnerRecord,
  action: OwnerAction,
): ReportTexts {
  const label = () => ownerSubject(kind, owner);
  const texts = textsOf[action];
  return {
    done: () => texts.done({ label: label() }),
    already: () => texts.already({ label: label() }),
    failed: () => texts.failed({ label: label() }),
    conflictTitle: () => texts.conflict({ owner }),
    conflictExplained: () => m.conflict_explained_owner({ owner }),
    valueName: () => ({ name: label(), isName: false }),
  };
}

const textsOf = {
  active: {
    done: m.toast_activated,
    already: m.toast_already_active,
    failed: m.toast_not_activated,
    conflict: m.conflict_title_activate,
  },
  inactive: {
    done: m.toast_deactivated,
    already: m.toast_already_inactive,
    failed: m.toast_not_deactivated,
    conflict: m.conflict_title_deactivate,
  },
};
