// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepToken, token } from './credentials';
import { apiUrl, http } from './http';
import { ApiProblem, fieldError } from './problem';

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: string, type: string) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers: { 'Content-Type': type } }));

async function problemOfGet(): Promise<ApiProblem> {
  const thrown = await http.get('/sites').then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ApiProblem)) throw new Error('no problem was thrown');
  return thrown;
}

describe('a refused request', () => {
  it('tells what the server said, and where', async () => {
    const body = { title: 'Invalid', status: 422, detail: 'must not be negative', pointer: '/importLimitW' };
    answering(422, JSON.stringify(body), 'application/problem+json');
    const { problem } = await problemOfGet();
    expect(fieldError(problem, 'importLimitW')).toBe('must not be negative');
    expect(fieldError(problem, 'name')).toBeUndefined();
  });

  it('tells of several fields', () => {
    const errors = [
      { pointer: '/name', detail: 'is missing' },
      { pointer: '#/id', detail: 'is taken' },
    ];
    const problem = { title: 'Invalid', status: 422, errors };
    expect(fieldError(problem, 'name')).toBe('is missing');
    expect(fieldError(problem, 'id')).toBe('is taken');
  });

  it('keeps its status when something else answered', async () => {
    answering(502, '<html>', 'text/html');
    expect((await problemOfGet()).status).toBe(502);
  });

  it('signs out when the token is refused', async () => {
    keepToken('old', false);
    answering(401, '{}', 'application/problem+json');
    expect((await problemOfGet()).status).toBe(401);
    expect(token()).toBeNull();
  });

  it('is a problem too when nobody answered', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('network')));
    expect((await problemOfGet()).status).toBe(0);
  });
});

describe('an address', () => {
  it('leaves out what was not asked', () => {
    expect(apiUrl('/sessions', { state: 'active', siteId: undefined, after: '' })).toBe(
      '/api/v1/sessions?state=active',
    );
  });
});
