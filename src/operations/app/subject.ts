import type { Action } from '../../access/status.ts';
import { m } from '../../paraglide/messages.js';
import { keyText, type NamedApp } from './key-text.ts';
import type { Change, Level } from './status-change.ts';

/** One text for each thing a change can be about: languages inflect what a sentence names. */
interface SubjectTexts {
  app(inputs: { app: string }): string;
  key(inputs: { key: string }): string;
  product(inputs: { product: string }): string;
}

const labels: SubjectTexts = {
  app: m.subject_app,
  key: m.subject_key,
  product: ({ product }) => product,
};

const underWay: Record<Action, SubjectTexts> = {
  approve: { app: m.approving_app, key: m.approving_key, product: m.approving_product },
  revoke: { app: m.revoking_app, key: m.revoking_key, product: m.revoking_product },
};

const confirming: SubjectTexts = {
  app: m.confirming_app,
  key: m.confirming_key,
  product: m.confirming_product,
};

/** The thing a change is about: its label, or the one of `texts` that is about such a thing. */
export function subjectOf(app: NamedApp, { key, product }: Level, texts = labels): string {
  if (key === undefined) return texts.app({ app: app.displayName });
  if (product === undefined) return texts.key({ key: keyText(app, key) });
  return texts.product({ product });
}

/** *Revoking API product orders…*, for who can't see the switch. */
export function underWayText({ app, level, action }: Change): string {
  return subjectOf(app, level, underWay[action]);
}

/** *Confirming API product orders…*, for who can't see the switch. */
export function confirmingText({ app, level }: Change): string {
  return subjectOf(app, level, confirming);
}
