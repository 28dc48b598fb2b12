/**
 * The bearer token: of a local user in sessionStorage, or in localStorage when the user asked to be
 * remembered; of a provider always in sessionStorage, with what it takes to renew it.
 */

const KEY = 'voltide.token';
const PROVIDER_KEY = 'voltide.provider';
/** Asked for anew this long before it ends, so that no request meets its end. */
const RENEW_AHEAD_MS = 30_000;
const listeners = new Set<() => void>();

/** What a provider gave besides the token. */
export interface ProviderSession {
  issuer: string;
  clientId: string;
  /** Absent when the token is not to be renewed. */
  refreshToken?: string;
  /** Says to the provider who signs out. */
  idToken?: string;
  /** When the token ends, in epoch millis of this device. */
  endsAt: number;
}

/** What becomes of a session whose token is about to end: another token, or nothing more. */
export type Renewal = (
  session: ProviderSession,
) => Promise<{ token: string; session: ProviderSession } | undefined>;

let renewal: Promise<void> | undefined;

export function token(): string | null {
  return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
}

export function keepToken(value: string, remember: boolean): void {
  (remember ? localStorage : sessionStorage).setItem(KEY, value);
  announce();
}

export function providerSession(): ProviderSession | undefined {
  const kept = sessionStorage.getItem(PROVIDER_KEY);
  return kept === null ? undefined : (JSON.parse(kept) as ProviderSession);
}

export function keepProviderToken(value: string, session: ProviderSession): void {
  sessionStorage.setItem(PROVIDER_KEY, JSON.stringify(session));
  keepToken(value, false);
}

export function forgetToken(): void {
  for (const key of [KEY, PROVIDER_KEY]) {
    sessionStorage.removeItem(key);
    localStorage.removeItem(key);
  }
  announce();
}

/**
 * Renews a provider's token that is about to end, once for all who wait; undefined when there is nothing
 * to wait for. Where the provider cannot be reached the old one stays, for as long as it is good.
 */
export function freshen(renew: Renewal, now = Date.now()): Promise<void> | undefined {
  const session = providerSession();
  if (session?.refreshToken === undefined || session.endsAt - now > RENEW_AHEAD_MS) return undefined;
  renewal ??= renewed(session, renew).finally(() => {
    renewal = undefined;
  });
  return renewal;
}

async function renewed(session: ProviderSession, renew: Renewal): Promise<void> {
  const next = await renew(session).catch(() => 'unreachable' as const);
  if (next === 'unreachable') return;
  // Somebody signed out meanwhile.
  if (providerSession()?.refreshToken !== session.refreshToken) return;
  if (next) keepProviderToken(next.token, next.session);
  else forgetToken();
}

export function onTokenChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(): void {
  for (const listener of listeners) listener();
}
