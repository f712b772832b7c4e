import { baseLocale, type locales } from '../paraglide/runtime.js';
import { createStore } from '../store.ts';

export type Language = (typeof locales)[number];

/** Setting it does not set the language of the document: see `chooseLanguage`. */
export const currentLanguage = createStore<Language>(baseLocale);

/** The current language of texts, numbers and dates. Compiled messages call it by this name. */
export const getLocale = currentLanguage.get;
