// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { everyPage, MOST_ROWS } from './everyPage';

afterEach(() => vi.unstubAllGlobals());

function serve(pages: (cursor: string | null) => { items: unknown[]; next?: string }): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response(JSON.stringify(pages(new URL(url, 'http://here').searchParams.get('cursor'))));
  });
  return asked;
}

it('reads on until there is no next page', async () => {
  const asked = serve((cursor) => (cursor ? { items: ['c'] } : { items: ['a', 'b'], next: 'two' }));
  expect(await everyPage('/sites', { q: 'x' })).toEqual({ rows: ['a', 'b', 'c'], cut: false });
  expect(asked).toEqual(['/api/v1/sites?q=x&limit=500', '/api/v1/sites?q=x&limit=500&cursor=two']);
});

it('ends somewhere and says so', async () => {
  serve(() => ({ items: new Array(MOST_ROWS / 2).fill(0), next: 'more' }));
  expect((await everyPage('/sessions')).cut).toBe(true);
});
