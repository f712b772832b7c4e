import { m } from '../../paraglide/messages.js';
import { keyText, type NamedApp } from './key-text.ts';
import type { Level } from './switches.ts';

/** One text for each thing a status change can be about: languages inflect what a sentence names. */
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

/** The thing a status change is about: its label, or the one of `texts` that is about such a thing. */
export function subjectOf(app: NamedApp, { key, product }: Level, texts = labels): string {
  if (key === undefined) return texts.app({ app: app.displayName });
  if (product === undefined) return texts.key({ key: keyText(app, key) });
  return texts.product({ product });
}
