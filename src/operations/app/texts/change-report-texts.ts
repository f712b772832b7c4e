import { m } from '../../../paraglide/messages.js';
import type { ReportTexts, ValueName } from '../../operation-texts.ts';
import type { ChangeKind } from '../change-kind.ts';
import { changeLabel } from './change-texts.ts';
import { fieldOf, type AppField } from '../fields.ts';
import { keyText, type NamedApp } from './key-text.ts';
import { namesOf, switchName } from './subject.ts';
import { isSwitchId, levelOf, type Level } from '../switches.ts';

/** The texts that report the outcome of an operation on an app or its keys. */
export function changeReportTexts(app: NamedApp, level: Level, kind: ChangeKind): ReportTexts {
  const label = () => changeLabel(namesOf(app, level), kind);
  const { conflictTitle, ...texts } = textsOf[kind];
  const names = () => ({
    app: app.displayName,
    key: level.key === undefined ? '' : keyText(app, level.key),
    product: level.product ?? '',
  });
  return {
    done: () => texts.done({ label: label() }),
    already: () => texts.already({ label: label() }),
    failed: () => texts.failed({ label: label() }),
    alreadyExplained: m.toast_not_sent,
    conflictTitle: () => conflictTitle?.(names()) ?? label(),
    conflictExplained: () => m.conflict_explained({ app: app.displayName }),
    valueName: (id) => valueName(app, id, label),
  };
}

// A row in the table of a conflict, which does not name the app.
function valueName(app: NamedApp, id: string, label: () => string): ValueName {
  const field = fieldOf(id);
  if (field) return { ...fieldName(field), isField: true };
  return isSwitchId(id) ? switchName(app, levelOf(id)) : { name: label(), isName: false };
}

function fieldName({ field, name }: AppField): ValueName {
  if (field === 'callbackUrl') return { name: m.fact_callback_url(), isName: false };
  return field === 'scopes' ? { name: m.fact_scopes(), isName: false } : { name, isName: true };
}

interface KindTexts {
  done(inputs: { label: string }): string;
  already(inputs: { label: string }): string;
  failed(inputs: { label: string }): string;
  /** absent if there is no conflict to ask about */
  conflictTitle?(names: { app: string; key: string; product: string }): string;
}

const created = {
  done: m.toast_created,
  already: m.toast_already_there,
  failed: m.toast_not_created,
};
const saved = {
  done: m.toast_saved,
  already: m.toast_already_saved,
  failed: m.toast_not_saved,
};
const added = {
  done: m.toast_added,
  already: m.toast_already_there,
  failed: m.toast_not_added,
};
const deleted = {
  done: m.toast_deleted,
  already: m.toast_already_away,
  failed: m.toast_not_deleted,
};

const textsOf: Record<ChangeKind, KindTexts> = {
  'create-app': created,
  'edit-app': { ...saved, conflictTitle: m.conflict_title_save_app },
  'delete-app': { ...deleted, conflictTitle: m.conflict_title_delete_app },
  'add-key': { ...added, conflictTitle: m.conflict_title_add_key },
  'import-key': {
    done: m.toast_imported,
    already: m.toast_already_there,
    failed: m.toast_not_imported,
  },
  'delete-key': { ...deleted, conflictTitle: m.conflict_title_delete_key },
  'add-product': { ...added, conflictTitle: m.conflict_title_add_product },
  'remove-product': {
    done: m.toast_removed,
    already: m.toast_already_away,
    failed: m.toast_not_removed,
    conflictTitle: m.conflict_title_remove_product,
  },
  'set-scopes': { ...saved, conflictTitle: m.conflict_title_save_scopes },
};
