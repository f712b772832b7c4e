import type { Action } from '../../../access/status.ts';
import type { App } from '../../../api/schemas.ts';
import { m } from '../../../paraglide/messages.js';
import type { ReportTexts } from '../../operation-texts.ts';
import { subjectOf, switchName } from './subject.ts';
import { levelOf, type Level } from '../switches.ts';

/** The texts that report the outcome of a status change. */
export function statusReportTexts(app: App, level: Level, action: Action): ReportTexts {
  const label = () => subjectOf(app, level);
  const texts = textsOf[action];
  return {
    done: () => texts.done({ label: label() }),
    already: () => texts.already({ label: label() }),
    failed: () => texts.failed({ label: label() }),
    conflictTitle: () => subjectOf(app, level, texts.conflict),
    conflictExplained: () => m.conflict_explained({ app: app.displayName }),
    valueName: (id) => switchName(app, levelOf(id)),
  };
}

const textsOf = {
  approve: {
    done: m.toast_approved,
    already: m.toast_already_approved,
    failed: m.toast_not_approved,
    conflict: {
      app: m.conflict_title_approve_app,
      key: m.conflict_title_approve_key,
      product: m.conflict_title_approve_product,
    },
  },
  revoke: {
    done: m.toast_revoked,
    already: m.toast_already_revoked,
    failed: m.toast_not_revoked,
    conflict: {
      app: m.conflict_title_revoke_app,
      key: m.conflict_title_revoke_key,
      product: m.conflict_title_revoke_product,
    },
  },
};
