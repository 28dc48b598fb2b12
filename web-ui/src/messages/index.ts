import type { Messages } from './en';

export type Language = 'en' | 'de';

const KEY = 'voltide.language';

/** Nobody fetches the texts of a language that is not his. */
const languages: Record<Language, { locale: string; load: () => Promise<Messages> }> = {
  en: { locale: 'en-GB', load: () => import('./en').then(({ en }) => en) },
  de: { locale: 'de-DE', load: () => import('./de').then(({ de }) => de) },
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
export const t = await languages[language].load();

/** Texts are read once, so the page begins anew. */
export function setLanguage(next: Language): void {
  localStorage.setItem(KEY, next);
  location.reload();
}
