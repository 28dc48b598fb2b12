import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'voltide.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function chosen(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function resolve(theme: Theme): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return system.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.dataset.theme = resolve(chosen());
  for (const listener of listeners) listener();
}

export function setTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, theme);
  apply();
}

export const toggleTheme = () => setTheme(resolve(chosen()) === 'dark' ? 'light' : 'dark');

/** Follows the system's choice from now on, as long as nobody chose here. */
export function startTheme(): void {
  system.addEventListener('change', apply);
  apply();
}

export function useTheme(): { chosen: Theme; resolved: 'light' | 'dark' } {
  const both = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => `${chosen()} ${resolve(chosen())}`,
  );
  const [theme, resolved] = both.split(' ') as [Theme, 'light' | 'dark'];
  return { chosen: theme, resolved };
}
