import { useSyncExternalStore } from 'react';
import { baseLocale, locales, overwriteGetLocale } from '../paraglide/runtime.js';
import { storeChoice, storedChoice } from '../stored-choice.ts';
import { currentLanguage, getLocale, type Language } from './current-language.ts';

export type { Language };

/** The names of the languages, each in its own language. */
export const languageNames: Partial<Record<string, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
};

const storageKey = 'keywarden-language';

setLanguage(
  urlLanguage() ?? supported(storedChoice(storageKey)) ?? browserLanguage() ?? baseLocale,
);
// Builds replace `getLocale` in the messages (inline-texts.ts).
if (import.meta.env.DEV) overwriteGetLocale(getLocale);

/** Changes the language without a reload, so that typed text and open parts are kept. */
export function chooseLanguage(language: Language): void {
  storeChoice(storageKey, language);
  setLanguage(language);
}

/** The current language; re-renders when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(currentLanguage.subscribe, getLocale);
}

function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  currentLanguage.set(language);
}

// `de-AT` counts as `de`.
function browserLanguage(): Language | undefined {
  return navigator.languages
    .flatMap((tag) => supported(tag) ?? supported(tag.split('-')[0]) ?? [])
    .at(0);
}

// `?language=de` selects a language, for links and for the pseudo language of the demo.
function urlLanguage(): Language | undefined {
  return supported(new URLSearchParams(location.search).get('language'));
}

function supported(tag: string | null | undefined): Language | undefined {
  return locales.find((locale) => locale.toLowerCase() === tag?.toLowerCase());
}
