import { de } from './de';
import { en, type Messages } from './en';

export type Language = 'en' | 'de';

const KEY = 'voltide.language';

const languages: Record<Language, { locale: string; messages: Messages }> = {
  en: { locale: 'en-GB', messages: en },
  de: { locale: 'de-DE', messages: de },
};

const known = (name: string | null | undefined): name is Language => !!name && name in languages;

/** The one chosen on this device, else the browser's if it is known, else English. */
function chosenLanguage(): Language {
  const chosen = globalThis.localStorage?.getItem(KEY);
  const browsers = globalThis.navigator?.language?.slice(0, 2);
  return [chosen, browsers].find(known) ?? 'en';
}

export const language = chosenLanguage();
export const LOCALE = languages[language].locale;
export const t = languages[language].messages;

/** Texts are read once, so the page begins anew. */
export function setLanguage(next: Language): void {
  localStorage.setItem(KEY, next);
  location.reload();
}
