// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { addPasskey, base64Url, bytes, passkeyObstacle, signInByPasskey } from './passkeys';

afterEach(() => vi.unstubAllGlobals());

function answering(answers: Record<string, unknown>): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    sent[url] = JSON.parse(body);
    return new Response(JSON.stringify(answers[url]));
  });
  return sent;
}

const buffer = (text: string) => new TextEncoder().encode(text).buffer;

it('writes bytes as the standard does', () => {
  const all = Uint8Array.from([0xfb, 0xff, 0, 1]);
  expect(base64Url(all.buffer)).toBe('-_8AAQ');
  expect([...bytes('-_8AAQ')]).toEqual([...all]);
});

it('says where passkeys do not work', () => {
  vi.stubGlobal('PublicKeyCredential', class {});
  expect(passkeyObstacle(undefined)).toBeDefined();
  expect(passkeyObstacle({ obstacle: 'Needs https.' })).toBe('Needs https.');
  expect(passkeyObstacle({ origin: 'https://elsewhere.example' })).toContain('https://elsewhere.example');
  expect(passkeyObstacle({ origin: window.location.origin })).toBeUndefined();
});

it('asks the server, the authenticator and the server again', async () => {
  const sent = answering({
    '/api/v1/me/passkeys/options': {
      challenge: 'AQI',
      user: { id: 'Aw', name: 'ada', displayName: 'ada' },
      excludeCredentials: [{ type: 'public-key', id: 'BA' }],
    },
    '/api/v1/me/passkeys': { id: 'p' },
  });
  const create = vi.fn(async (_: CredentialCreationOptions) => ({
    response: { clientDataJSON: buffer('c'), attestationObject: buffer('a') },
  }));
  vi.stubGlobal('navigator', { credentials: { create } });
  await addPasskey('phone', { password: 'secret' });
  expect(create.mock.calls[0]?.[0].publicKey?.challenge).toEqual(Uint8Array.from([1, 2]));
  expect(sent['/api/v1/me/passkeys']).toEqual({
    name: 'phone',
    clientDataJSON: 'Yw',
    attestationObject: 'YQ',
  });
});

it('says when no passkey was given', async () => {
  answering({ '/api/v1/login/passkey/options': { challenge: 'AQI' } });
  const get = () => Promise.reject(new DOMException('cancelled', 'NotAllowedError'));
  vi.stubGlobal('navigator', { credentials: { get } });
  await expect(signInByPasskey()).rejects.toThrow(/No passkey/);
});
