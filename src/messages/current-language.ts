import { baseLocale, type locales } from '../paraglide/runtime.js';

export type Language = (typeof locales)[number];

let current: Language = baseLocale;

/** The language that texts, numbers and dates are in. The name is the one that compiled messages use. */
export function getLocale(): Language {
  return current;
}

/** Sets it. Pages that are drawn already keep their texts: see `chooseLanguage`. */
export function setCurrentLanguage(language: Language): void {
  current = language;
}
