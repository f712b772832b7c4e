import { useSyncExternalStore } from 'react';
import { baseLocale, locales, overwriteGetLocale } from '../paraglide/runtime.js';

export type Language = (typeof locales)[number];

/** The languages of the console, each in its own words. */
export const languageNames: Partial<Record<string, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
};

const storageKey = 'keywarden-language';

const listeners = new Set<() => void>();
let current: Language = fromAddress() ?? chosenBefore() ?? ofBrowser() ?? baseLocale;

// Paraglide would ask for each message; the answer changes only here.
overwriteGetLocale(() => current);
document.documentElement.lang = current;

/** Changes the language in place: nothing is reloaded, so nothing that was typed or opened is lost. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage may be closed to this page; the choice then lasts as long as the page.
  }
  current = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** The language in use. A page that calls it is drawn again when the language changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function chosenBefore(): Language | undefined {
  try {
    return known(localStorage.getItem(storageKey));
  } catch {
    return undefined;
  }
}

// `de-AT` is German too.
function ofBrowser(): Language | undefined {
  return navigator.languages.flatMap((tag) => known(tag) ?? known(tag.split('-')[0]) ?? []).at(0);
}

// `?language=de` opens the console in a language, for links and for the pseudo language of the demo.
function fromAddress(): Language | undefined {
  return known(new URLSearchParams(location.search).get('language'));
}

function known(tag: string | null | undefined): Language | undefined {
  return locales.find((locale) => locale.toLowerCase() === tag?.toLowerCase());
}
