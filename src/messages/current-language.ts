import { baseLocale, type locales } from '../paraglide/runtime.js';

export type Language = (typeof locales)[number];

let current: Language = baseLocale;

/** The current language of texts, numbers and dates. Compiled messages call it by this name. */
export function getLocale(): Language {
  return current;
}

/** Sets the language without a re-render; `chooseLanguage` re-renders too. */
export function setCurrentLanguage(language: Language): void {
  current = language;
}
