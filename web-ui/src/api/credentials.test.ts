// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import {
  forgetToken,
  freshen,
  keepProviderToken,
  type ProviderSession,
  providerSession,
  token,
} from './credentials';

const NOW = 1_000_000;

const session = (endsAt: number, refreshToken = 'r1'): ProviderSession => ({
  issuer: 'https://sso.example',
  clientId: 'voltide-console',
  refreshToken,
  endsAt,
});

afterEach(forgetToken);

it('leaves a token alone that is good for a while', () => {
  keepProviderToken('a1', session(NOW + 60_000));
  const renew = vi.fn();
  expect(freshen(renew, NOW)).toBeUndefined();
  expect(renew).not.toHaveBeenCalled();
});

it('renews one that is about to end, once for all who wait', async () => {
  keepProviderToken('a1', session(NOW + 10_000));
  const renew = vi.fn(async () => ({ token: 'a2', session: session(NOW + 300_000, 'r2') }));
  await Promise.all([freshen(renew, NOW), freshen(renew, NOW)]);
  expect(renew).toHaveBeenCalledTimes(1);
  expect(token()).toBe('a2');
  expect(providerSession()?.refreshToken).toBe('r2');
});

it('forgets a session that the provider has ended', async () => {
  keepProviderToken('a1', session(NOW));
  await freshen(async () => undefined, NOW);
  expect(token()).toBeNull();
  expect(providerSession()).toBeUndefined();
});

it('keeps the token while the provider does not answer', async () => {
  keepProviderToken('a1', session(NOW + 10_000));
  await freshen(() => Promise.reject(new Error('unreachable')), NOW);
  expect(token()).toBe('a1');
});

it('takes nobody in again who signed out meanwhile', async () => {
  keepProviderToken('a1', session(NOW));
  const renewal = freshen(async () => ({ token: 'a2', session: session(NOW + 300_000, 'r2') }), NOW);
  forgetToken();
  await renewal;
  expect(token()).toBeNull();
});
