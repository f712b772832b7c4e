import { knownStatus } from '../../../access/status.ts';
import { m } from '../../../paraglide/messages.js';
import type { OperationTexts } from '../../operation-texts.ts';
import { changeValues, type ChangeKind } from '../change-kind.ts';
import { statusWord } from './status-word.ts';
import { subjectNamed, type SubjectNames } from './subject.ts';

/** The texts of an operation that creates, edits or deletes an app, a key, or a product in a key. */
export function changeTexts(names: SubjectNames, kind: ChangeKind): OperationTexts {
  const { results, gateways, ...texts } = textsOf[kind];
  const { app, key, product } = names;
  const allNames = () => ({ app, key: key?.() ?? '', product: product ?? '' });
  return {
    ...texts,
    label: () => changeLabel(names, kind),
    isLabelName: product !== undefined,
    parent: () => (product === undefined ? '' : subjectNamed({ app, key })),
    resource: () => app,
    place: () => (product === undefined ? '' : m.place_of_product(allNames())),
    value: valueText,
    look: (value) => knownStatus(value) ?? 'unknown',
    runningAnnounced: () => texts.runningAnnounced(allNames()),
    confirmingAnnounced: () => subjectNamed(names, confirming),
    noUndo: isFinal.has(kind) ? m.toast_final : () => '',
    missing: product === undefined ? m.open_unknown_missing : m.open_unconfirmed_no_product,
    gateways,
    results: {
      ...results,
      missing: product === undefined ? m.result_unknown_missing : m.result_unconfirmed_no_product,
    },
  };
}

/** What such an operation is about: *Key abcd…wxyz*, *New credential in app Checkout*. */
export function changeLabel(names: SubjectNames, kind: ChangeKind): string {
  const { app, key } = names;
  if (kind === 'add-key') return m.subject_new_key({ app });
  if (kind === 'set-scopes') return m.subject_scopes({ key: key?.() ?? '' });
  return subjectNamed(names);
}

function valueText(value = ''): string {
  switch (value) {
    case '':
      return m.conflict_absent();
    case changeValues.exists:
      return m.value_exists();
    case changeValues.saved:
      return m.value_new();
    case changeValues.asBefore:
      return m.conflict_unchanged();
    case changeValues.other:
      return m.value_other();
    default:
      return statusWord(value);
  }
}

/** What can't be undone, or not surely as it was. */
const isFinal = new Set<ChangeKind>(['delete-app', 'delete-key', 'remove-product']);

const confirming = {
  app: m.confirming_app,
  key: m.confirming_key,
  product: m.confirming_product,
};

interface KindTexts extends Pick<OperationTexts, 'action' | 'running' | 'gateways'> {
  runningAnnounced(names: { app: string; key: string; product: string }): string;
  results: Omit<OperationTexts['results'], 'missing'>;
}

const save = {
  action: m.action_save,
  running: m.saving,
  gateways: m.gateways_old_values,
  results: {
    done: m.result_saved,
    doneAnyway: m.result_saved_anyway,
    already: m.result_already_saved,
  },
};
const add = {
  action: m.action_add,
  running: m.adding,
  gateways: m.gateways_refuse,
  results: {
    done: m.result_added,
    doneAnyway: m.result_added_anyway,
    already: m.result_already_there,
  },
};
const remove = {
  action: m.action_delete,
  running: m.deleting,
  gateways: m.gateways_honor,
  results: {
    done: m.result_deleted,
    doneAnyway: m.result_deleted_anyway,
    already: m.result_already_away,
  },
};

const textsOf: Record<ChangeKind, KindTexts> = {
  'create-app': {
    action: m.action_create,
    running: m.creating,
    runningAnnounced: m.creating_app,
    gateways: m.gateways_refuse,
    results: {
      done: m.result_created,
      doneAnyway: m.result_created_anyway,
      already: m.result_already_there,
    },
  },
  'edit-app': { ...save, runningAnnounced: m.saving_app },
  'delete-app': { ...remove, runningAnnounced: m.deleting_app },
  'add-key': { ...add, runningAnnounced: m.adding_key },
  'import-key': {
    action: m.action_import,
    running: m.importing,
    runningAnnounced: m.importing_key,
    gateways: m.gateways_refuse,
    results: {
      done: m.result_imported,
      doneAnyway: m.result_imported_anyway,
      already: m.result_already_there,
    },
  },
  'delete-key': { ...remove, runningAnnounced: m.deleting_key },
  'add-product': { ...add, runningAnnounced: m.adding_product },
  'remove-product': {
    action: m.action_remove,
    running: m.removing,
    runningAnnounced: m.removing_product,
    gateways: m.gateways_honor,
    results: {
      done: m.result_removed,
      doneAnyway: m.result_removed_anyway,
      already: m.result_already_away,
    },
  },
  'set-scopes': { ...save, runningAnnounced: m.saving_scopes },
};
