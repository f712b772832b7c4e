import { m } from '../../../paraglide/messages.js';
import { keyText, type NamedApp } from './key-text.ts';
import type { ValueName } from '../../operation-texts.ts';
import type { Level } from '../switches.ts';

/** One text for each thing a status change can be about: languages inflect what a sentence names. */
interface SubjectTexts {
  app(inputs: { app: string }): string;
  key(inputs: { key: string }): string;
  product(inputs: { product: string }): string;
}

const labels: SubjectTexts = {
  app: m.subject_app,
  key: m.key_named,
  product: ({ product }) => product,
};

/** The names of the thing a status change is about. `key` is a function: an ordinal depends on the language. */
export interface SubjectNames {
  app: string;
  key?: (() => string) | undefined;
  product?: string | undefined;
}

/** The names of a switch of an app. */
export function namesOf(app: NamedApp, { key, product }: Level): SubjectNames {
  return {
    app: app.displayName,
    key: key === undefined ? undefined : () => keyText(app, key),
    product,
  };
}

/** What a status change is about: its label, or the one of `texts` that is about such a thing. */
export function subjectNamed({ app, key, product }: SubjectNames, texts = labels): string {
  if (key === undefined) return texts.app({ app });
  if (product === undefined) return texts.key({ key: key() });
  return texts.product({ product });
}

/** `subjectNamed` for a switch of an app. */
export function subjectOf(app: NamedApp, level: Level, texts = labels): string {
  return subjectNamed(namesOf(app, level), texts);
}

/** A switch in the table of a conflict, whose rows do not name the app. */
export function switchName(app: NamedApp, level: Level): ValueName {
  if (level.product === undefined) return { name: subjectOf(app, level), isName: false };
  return { name: level.product, isName: true, keyName: keyText(app, level.key ?? '') };
}
