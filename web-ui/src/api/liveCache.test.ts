import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEvents } from './liveCache';
import { ALL } from './queries';
import type { Sample, Session, Site } from './types';

let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
});

const event = (name: string, data: object) => ({ name, data: JSON.stringify(data) });

const arrives = (name: string, data: object) => {
  const outdated = applyEvents(client, [event(name, data)]);
  for (const queryKey of outdated) void client.invalidateQueries({ queryKey });
  return outdated;
};

const session = (id: string, powerW: number, state = 'active') => ({ id, powerW, state }) as Session;

const isStale = (...queryKey: unknown[]) => client.getQueryState(queryKey)?.isInvalidated;

describe('an event', () => {
  it('changes a session wherever it is shown', () => {
    client.setQueryData(['sessions', 'one', 'a'], session('a', 0));
    client.setQueryData(['sessions', 'active', ''], [session('a', 0), session('b', 0)]);
    client.setQueryData(['sessions', 'list', {}], { pages: [{ items: [session('a', 0)] }], pageParams: [] });
    arrives('session', session('a', -18_000));
    expect(client.getQueryData<Session>(['sessions', 'one', 'a'])?.powerW).toBe(-18_000);
    expect(client.getQueryData<Session[]>(['sessions', 'active', ''])?.map((s) => s.powerW)).toEqual([
      -18_000, 0,
    ]);
    expect(client.getQueryData(['sessions', 'list', {}])).toMatchObject({
      pages: [{ items: [{ powerW: -18_000 }] }],
    });
    expect(isStale('sessions', 'active', ''), 'what was shown is still right').toBe(false);
  });

  it('of a car that arrives or leaves has the lists read again', () => {
    client.setQueryData(['sessions', 'active', ''], [session('a', 0)]);
    arrives('session', session('new', 0));
    expect(isStale('sessions', 'active', '')).toBe(true);
    client.setQueryData(['sessions', 'active', ''], [session('a', 0)]);
    arrives('session', session('a', 0, 'ended'));
    expect(isStale('sessions', 'active', '')).toBe(true);
  });

  it('of a car that arrives or leaves has pages read again, whatever other lists are there', () => {
    const page = { items: [{ ...session('a', 0), startedAt: '2026-05-01T10:00:00Z' }] };
    const pages = () => client.setQueryData(['sessions', 'list', {}], { pages: [page], pageParams: [] });
    client.getQueryCache().build(client, { queryKey: ['sessions', 'active', ''] });
    client.setQueryData(['sessions', 'active', 'yard'], []);
    const elsewhere = { siteId: 'other', startedAt: '2026-05-01T11:00:00Z' };
    pages();
    arrives('session', { ...session('new', 0), ...elsewhere });
    expect(isStale('sessions', 'list', {})).toBe(true);
    pages();
    arrives('session', { ...session('new', 7), ...elsewhere });
    arrives('session', { ...session('old', 7), ...elsewhere, startedAt: '2026-05-01T09:00:00Z' });
    expect(isStale('sessions', 'list', {}), 'they began before').toBe(false);
    arrives('session', { ...session('old', 0, 'ended'), ...elsewhere });
    expect(isStale('sessions', 'list', {})).toBe(true);
  });

  it('of a car elsewhere, or beyond what a list can show, leaves lists as they are', () => {
    const many = Array.from({ length: ALL }, (_, i) => session(`s${i}`, 0));
    client.setQueryData(['sessions', 'active', ''], many);
    client.setQueryData(['sessions', 'active', 'yard'], []);
    arrives('session', { ...session('new', 0), siteId: 'other' });
    expect(isStale('sessions', 'active', '')).toBe(false);
    arrives('session', { ...session('new', 0), siteId: 'yard' });
    expect(isStale('sessions', 'active', 'yard')).toBe(true);
  });

  it('that a list of active sessions left behind lacks has no pages read again', () => {
    client.setQueryData(['sessions', 'active', ''], []);
    expect(arrives('session', session('old', 7_000))).toEqual([['sessions', 'active', '']]);
    expect(arrives('session', session('old', 7_100)), 'nobody looks at it').toEqual([
      ['sessions', 'active', ''],
    ]);
  });

  it('of a session is told where its station is shown', () => {
    const station = (sessionId?: string, powerW?: number) => ({
      id: 'CS',
      evses: [{ id: 1 }, { id: 2, sessionId, powerW }],
    });
    const at = { stationId: 'CS', evseId: 2 };
    client.setQueryData(['stations', 'one', 'CS'], station());
    client.setQueryData(['stations', 'list', {}], { pages: [{ items: [station()] }], pageParams: [] });
    const shown = () => client.getQueryData(['stations', 'one', 'CS']);
    arrives('session', { ...session('a', 7_000), ...at });
    expect(shown()).toEqual(station('a', 7_000));
    expect(client.getQueryData(['stations', 'list', {}])).toMatchObject({
      pages: [{ items: [station('a', 7_000)] }],
    });
    arrives('session', { ...session('before', 0, 'ended'), ...at });
    expect(shown()).toEqual(station('a', 7_000));
    arrives('session', { ...session('a', 0, 'ended'), ...at });
    expect(shown()).toEqual(station());
  });

  it('is kept only of what somebody has looked at', () => {
    arrives('station', { id: 'a', online: true });
    arrives('session', session('a', 0));
    expect(client.getQueryCache().getAll()).toEqual([]);
    client.setQueryData(['stations', 'one', 'a'], { id: 'a', online: false });
    arrives('station', { id: 'a', online: true });
    expect(client.getQueryData(['stations', 'one', 'a'])).toEqual({ id: 'a', online: true });
  });

  it('that a later one outdates is not shown, and one change stands for all', () => {
    const untouched = { items: [{ id: 'c', online: true }] };
    client.setQueryData(['stations', 'list', {}], {
      pages: [
        {
          items: [
            { id: 'a', online: true },
            { id: 'b', online: true },
          ],
        },
        untouched,
      ],
      pageParams: [],
    });
    let changes = 0;
    client.getQueryCache().subscribe(({ type }) => {
      if (type === 'updated') changes++;
    });
    applyEvents(client, [
      event('station', { id: 'a', online: false }),
      event('station', { id: 'b', online: false }),
      event('station', { id: 'a', online: true }),
    ]);
    const { pages } = client.getQueryData<{ pages: object[] }>(['stations', 'list', {}]) ?? { pages: [] };
    expect(pages[0]).toEqual({
      items: [
        { id: 'a', online: true },
        { id: 'b', online: false },
      ],
    });
    expect(pages[1]).toBe(untouched);
    expect(changes).toBe(1);
  });

  it('adds a sample once, and only to a session that is shown', () => {
    const samples = () => client.getQueryData<Sample[]>(['sessions', 'samples', 'a']);
    arrives('sample', { sessionId: 'a', at: '2026-03-02T16:01:00Z', powerW: 1 });
    expect(samples()).toBeUndefined();
    client.setQueryData(['sessions', 'samples', 'a'], [{ at: '2026-03-02T16:00:00Z', powerW: 0 }]);
    arrives('sample', { sessionId: 'a', at: '2026-03-02T16:01:00Z', powerW: 1 });
    arrives('sample', { sessionId: 'a', at: '2026-03-02T16:01:00Z', powerW: 1 });
    expect(samples()?.map(({ powerW }) => powerW)).toEqual([0, 1]);
  });

  it('of a site changes it in the list', () => {
    client.setQueryData(['sites', 'list'], [{ id: 'yard', powerW: 0 }]);
    arrives('site', { id: 'yard', powerW: 7_000 });
    expect(client.getQueryData<Site[]>(['sites', 'list'])?.[0]?.powerW).toBe(7_000);
  });

  it('of a plan has the plan and what follows from it read again', () => {
    client.setQueryData(['sites', 'plan', 'yard'], {});
    client.setQueryData(['sites', 'plan', 'other'], {});
    client.setQueryData(['sessions', 'plan', 'a'], {});
    arrives('plan', { siteId: 'yard' });
    expect(isStale('sites', 'plan', 'yard')).toBe(true);
    expect(isStale('sites', 'plan', 'other')).toBe(false);
    expect(isStale('sessions', 'plan', 'a')).toBe(true);
  });
});
