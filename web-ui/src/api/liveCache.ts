import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { ALL } from './queries';
import type { ServerEvent } from './sse';
import type { Page, Sample, Session, Site, Station } from './types';

/**
 * Applies events of the stream to the cached answers, so that every open page is live. What came
 * later of the same thing replaces what came before, and every list is changed once for all of them.
 * Nothing is kept of what nobody has looked at: a fleet's news would fill the cache.
 */
export function applyEvents(client: QueryClient, events: readonly ServerEvent[]): void {
  const of = <T>(topic: string) =>
    events.filter(({ name }) => name === topic).map(({ data }) => JSON.parse(data) as T);
  applyStations(client, latest(of<Station>('station')));
  applySessions(client, latest(of<Session>('session')));
  applySamples(client, of<SessionSample>('sample'));
  applySites(client, latest(of<Site>('site')));
  applyPlans(client, new Set(of<{ siteId: string }>('plan').map(({ siteId }) => siteId)));
}

type SessionSample = Sample & { sessionId: string };
type Latest<T> = ReadonlyMap<string, T>;

const latest = <T extends { id: string }>(things: readonly T[]): Latest<T> =>
  new Map(things.map((thing) => [thing.id, thing]));

function applyStations(client: QueryClient, stations: Latest<Station>): void {
  if (stations.size === 0) return;
  replaceKnown(client, 'stations', stations);
  replaceInPages(client, 'stations', stations);
}

function applySessions(client: QueryClient, sessions: Latest<Session>): void {
  if (sessions.size === 0) return;
  const turned = replaceKnown(client, 'sessions', sessions).some(
    ([was, is]) => was && was.state !== is.state,
  );
  replaceInPages(client, 'sessions', sessions);
  const outdated = replaceActive(client, sessions);
  const moved = [...sessions.values()].filter((session) => beganOrEnded(client, session));
  if (turned || outdated || moved.length > 0) {
    void client.invalidateQueries({ queryKey: ['sessions', 'list'] });
  }
  if (turned || outdated) {
    void client.invalidateQueries({ queryKey: ['sessions', 'active'] });
  }
}

/** Sessions that go on and were heard of, so that each counts as begun once. */
const heardOf = new WeakMap<QueryClient, Set<string>>();

/** Whether lists of sessions that came in pages may miss it, or show it as going on. */
function beganOrEnded(client: QueryClient, { id, state, startedAt }: Session): boolean {
  const heard = heardOf.get(client) ?? new Set();
  heardOf.set(client, heard);
  if (state === 'ended') {
    heard.delete(id);
    return true;
  }
  if (heard.has(id)) return false;
  heard.add(id);
  const lists = client.getQueriesData<InfiniteData<Page<Session>>>({ queryKey: ['sessions', 'list'] });
  return lists.some(([, data]) =>
    data?.pages.every(({ items }) => items.every((shown) => shown.startedAt < startedAt)),
  );
}

/** Answers whether a list shows a session that has ended, or lacks one that goes on. */
function replaceActive(client: QueryClient, sessions: Latest<Session>): boolean {
  // A list that nobody needed yet has no data.
  const lists = client
    .getQueriesData<Session[]>({ queryKey: ['sessions', 'active'] })
    .flatMap(([key, list]) => (list ? [{ key, list }] : []));
  if (lists.length === 0) return [...sessions.values()].some(({ state }) => state === 'ended');
  let outdated = false;
  for (const { key, list } of lists) {
    const shown = new Set(list.map(({ id }) => id));
    outdated ||= [...sessions.values()].some((session) =>
      session.state === 'ended'
        ? shown.has(session.id)
        : !shown.has(session.id) && lacks(list, key[2], session),
    );
    const changed = replaced(list, sessions);
    if (changed !== list) client.setQueryData(key, changed);
  }
  return outdated;
}

/** A list that is as long as lists get leaves out some that go on; one of a site, those of others. */
const lacks = (list: readonly Session[], site: unknown, { siteId }: Session): boolean =>
  list.length < ALL && (site === '' || site === siteId);

function applySamples(client: QueryClient, samples: readonly SessionSample[]): void {
  for (const { sessionId, ...sample } of samples) {
    client.setQueryData<Sample[]>(['sessions', 'samples', sessionId], (known) => {
      const last = known?.at(-1);
      return known && (!last || last.at < sample.at) ? [...known, sample] : known;
    });
  }
}

function applySites(client: QueryClient, sites: Latest<Site>): void {
  if (sites.size === 0) return;
  replaceKnown(client, 'sites', sites);
  client.setQueryData<Site[]>(['sites', 'list'], (list) => list && replaced(list, sites));
}

function applyPlans(client: QueryClient, sites: ReadonlySet<string>): void {
  if (sites.size === 0) return;
  for (const siteId of sites) void client.invalidateQueries({ queryKey: ['sites', 'plan', siteId] });
  void client.invalidateQueries({ queryKey: ['sessions', 'plan'] });
  void client.invalidateQueries({ queryKey: ['sessions', 'deliveries'] });
}

/** Replaces those that have a page of their own in the cache, and answers what they were and are. */
function replaceKnown<T>(
  client: QueryClient,
  resource: string,
  news: Latest<T>,
): [was: T | undefined, is: T][] {
  const replacedOnes: [T | undefined, T][] = [];
  for (const [id, is] of news) {
    const key = [resource, 'one', id];
    if (!client.getQueryState(key)) continue;
    replacedOnes.push([client.getQueryData<T>(key), is]);
    client.setQueryData(key, is);
  }
  return replacedOnes;
}

function replaceInPages<T extends { id: string }>(
  client: QueryClient,
  resource: string,
  news: Latest<T>,
): void {
  client.setQueriesData<InfiniteData<Page<T>>>({ queryKey: [resource, 'list'] }, (data) => {
    if (!data) return data;
    const pages = data.pages.map((page) => {
      const items = replaced(page.items, news);
      return items === page.items ? page : { ...page, items };
    });
    return pages.some((page, at) => page !== data.pages[at]) ? { ...data, pages } : data;
  });
}

/** The same list when there is no news of any in it. */
function replaced<T extends { id: string }>(list: T[], news: Latest<T>): T[] {
  return list.some(({ id }) => news.has(id)) ? list.map((one) => news.get(one.id) ?? one) : list;
}
