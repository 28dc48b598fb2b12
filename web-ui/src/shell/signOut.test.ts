// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { keepToken, token } from '../api/credentials';
import { signOut } from './signOut';

afterEach(() => vi.unstubAllGlobals());

it('forgets the login before the server ends it, and says which one it was', async () => {
  const sent: { url: string; headers: Record<string, string> }[] = [];
  let answered = (_: Response) => {};
  vi.stubGlobal('fetch', (url: string, { headers }: { headers: Record<string, string> }) => {
    sent.push({ url, headers });
    return new Promise<Response>((answer) => {
      answered = answer;
    });
  });
  keepToken('vt_1', false);
  const done = signOut();
  expect(token(), 'the stream of events is closed by this').toBeNull();
  await vi.waitFor(() =>
    expect(sent).toMatchObject([{ url: '/api/v1/me/login', headers: { Authorization: 'Bearer vt_1' } }]),
  );
  answered(new Response(null, { status: 204 }));
  await done;
});
