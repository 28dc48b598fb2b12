import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { ALL } from './queries';
import type { ServerEvent } from './sse';
import type { Evse, Page, Sample, Session, Site, Station } from './types';

/**
 * Applies events of the stream to the cached answers, so that every open page is live. What came
 * later of the same thing replaces what came before, and every list is changed once for all of them.
 * Nothing is kept of what nobody has looked at: a fleet's news would fill the cache. Answers the
 * keys of lists of sessions that have to be read again: of a fleet's that is more often than they can.
 */
export function applyEvents(client: QueryClient, events: readonly ServerEvent[]): QueryKey[] {
  const of = <T>(topic: string) =>
    events.filter(({ name }) => name === topic).map(({ data }) => JSON.parse(data) as T);
  applyStations(client, latest(of<Station>('station')));
  const outdated = applySessions(client, latest(of<Session>('session')));
  applySamples(client, of<SessionSample>('sample'));
  applySites(client, latest(of<Site>('site')));
  applyPlans(client, new Set(of<{ siteId: string }>('plan').map(({ siteId }) => siteId)));
  return outdated;
}

type SessionSample = Sample & { sessionId: string };
type Latest<T> = ReadonlyMap<string, T>;

const latest = <T extends { id: string }>(things: readonly T[]): Latest<T> =>
  new Map(things.map((thing) => [thing.id, thing]));

function applyStations(client: QueryClient, stations: Latest<Station>): void {
  if (stations.size === 0) return;
  replaceKnown(client, 'stations', stations);
  changePages<Station>(client, 'stations', (items) => replaced(items, stations));
}

function applySessions(client: QueryClient, sessions: Latest<Session>): QueryKey[] {
  if (sessions.size === 0) return [];
  const turned = replaceKnown(client, 'sessions', sessions).some(
    ([was, is]) => was && was.state !== is.state,
  );
  changePages<Session>(client, 'sessions', (items) => replaced(items, sessions));
  replaceAtEvses(client, sessions);
  const outdated = replaceActive(client, sessions);
  const moved = [...sessions.values()].filter((session) => beganOrEnded(client, session));
  return turned || moved.length > 0 ? [...outdated, ['sessions', 'list']] : outdated;
}

/** Stations tell what goes on at their EVSEs. */
function replaceAtEvses(client: QueryClient, sessions: Latest<Session>): void {
  const at = new Map([...sessions.values()].map((one) => [`${one.stationId} ${one.evseId}`, one]));
  const updated = (station: Station): Station => {
    const evses = station.evses.map((evse) => pluggedIn(evse, at.get(`${station.id} ${evse.id}`)));
    return evses.some((evse, i) => evse !== station.evses[i]) ? { ...station, evses } : station;
  };
  change<Station>(client, ['stations', 'one'], updated);
  changePages<Station>(client, 'stations', (items) => {
    const changed = items.map(updated);
    return changed.some((station, i) => station !== items[i]) ? changed : items;
  });
}

/** The same EVSE when nothing has changed there; one session may have ended after another began. */
function pluggedIn(evse: Evse, session: Session | undefined): Evse {
  if (!session) return evse;
  const { id, state, powerW } = session;
  if (state !== 'ended') {
    return evse.sessionId === id && evse.powerW === powerW ? evse : { ...evse, sessionId: id, powerW };
  }
  return evse.sessionId === id ? { ...evse, sessionId: undefined, powerW: undefined } : evse;
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

/** Answers the keys of lists that show a session that has ended, or lack one that goes on. */
function replaceActive(client: QueryClient, sessions: Latest<Session>): QueryKey[] {
  const key = ['sessions', 'active'];
  const outdated = client.getQueriesData<Session[]>({ queryKey: key }).filter(([[, , site], list]) => {
    // A list that nobody needed yet has no data.
    if (!list) return false;
    const shown = new Set(list.map(({ id }) => id));
    return [...sessions.values()].some((session) =>
      session.state === 'ended'
        ? shown.has(session.id)
        : !shown.has(session.id) && lacks(list, site, session),
    );
  });
  change<Session[]>(client, key, (list) => replaced(list, sessions));
  return outdated.map(([listKey]) => listKey);
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
  change<Site[]>(client, ['sites', 'list'], (list) => replaced(list, sites));
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

function changePages<T>(client: QueryClient, resource: string, update: (items: T[]) => T[]): void {
  change<InfiniteData<Page<T>>>(client, [resource, 'list'], (data) => {
    const pages = data.pages.map((page) => {
      const items = update(page.items);
      return items === page.items ? page : { ...page, items };
    });
    return pages.some((page, at) => page !== data.pages[at]) ? { ...data, pages } : data;
  });
}

/** Changes the cached answers below a key that an update makes another of; what lacks something still does. */
function change<T>(client: QueryClient, queryKey: QueryKey, update: (data: T) => T): void {
  for (const query of client.getQueryCache().findAll({ queryKey })) {
    const { data, isInvalidated } = query.state;
    if (data === undefined) continue;
    const changed = update(data as T);
    if (changed === data) continue;
    client.setQueryData(query.queryKey, changed);
    if (isInvalidated) query.invalidate();
  }
}

/** The same list when there is no news of any in it. */
function replaced<T extends { id: string }>(list: T[], news: Latest<T>): T[] {
  return list.some(({ id }) => news.has(id)) ? list.map((one) => news.get(one.id) ?? one) : list;
}
