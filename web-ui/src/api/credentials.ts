/** The bearer token: in sessionStorage, or in localStorage when the user asked to be remembered. */

const KEY = 'voltide.token';
const listeners = new Set<() => void>();

export function token(): string | null {
  return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
}

export function keepToken(value: string, remember: boolean): void {
  (remember ? localStorage : sessionStorage).setItem(KEY, value);
  announce();
}

export function forgetToken(): void {
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
  announce();
}

export function onTokenChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(): void {
  for (const listener of listeners) listener();
}
