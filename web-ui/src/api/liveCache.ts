import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ServerEvent } from './sse';
import type { Page, Sample, Session, Site, Station } from './types';

/** Applies events of the stream to the cached answers, so that every open page is live. */
export function applyEvent(client: QueryClient, event: ServerEvent): void {
  const data: unknown = JSON.parse(event.data);
  switch (event.name) {
    case 'station':
      applyStation(client, data as Station);
      break;
    case 'session':
      applySession(client, data as Session);
      break;
    case 'sample':
      applySample(client, data as Sample & { sessionId: string });
      break;
    case 'site':
      applySite(client, data as Site);
      break;
    case 'plan':
      applyPlan(client, data as { siteId: string });
  }
}

function applyStation(client: QueryClient, station: Station): void {
  client.setQueryData(['stations', 'one', station.id], station);
  replaceInPages(client, ['stations', 'list'], station);
}

function applySession(client: QueryClient, session: Session): void {
  const before = client.getQueryData<Session>(['sessions', 'one', session.id]);
  client.setQueryData(['sessions', 'one', session.id], session);
  replaceInPages(client, ['sessions', 'list'], session);
  const known = replaceActive(client, session);
  const ended = session.state === 'ended';
  if (known === ended || (before && before.state !== session.state)) {
    void client.invalidateQueries({ queryKey: ['sessions', 'list'] });
    void client.invalidateQueries({ queryKey: ['sessions', 'active'] });
  }
}

/** Answers whether an active list showed the session. */
function replaceActive(client: QueryClient, session: Session): boolean {
  const lists = client.getQueriesData<Session[]>({ queryKey: ['sessions', 'active'] });
  let known = false;
  for (const [key, list] of lists) {
    if (!list?.some((item) => item.id === session.id)) continue;
    known = true;
    client.setQueryData(
      key,
      list.map((item) => (item.id === session.id ? session : item)),
    );
  }
  return known || lists.length === 0;
}

function applySample(client: QueryClient, { sessionId, ...sample }: Sample & { sessionId: string }): void {
  client.setQueryData<Sample[]>(['sessions', 'samples', sessionId], (samples) => {
    const last = samples?.at(-1);
    return samples && (!last || last.at < sample.at) ? [...samples, sample] : samples;
  });
}

function applySite(client: QueryClient, site: Site): void {
  client.setQueryData(['sites', 'one', site.id], site);
  client.setQueryData<Site[]>(['sites', 'list'], (sites) =>
    sites?.map((item) => (item.id === site.id ? site : item)),
  );
}

function applyPlan(client: QueryClient, { siteId }: { siteId: string }): void {
  void client.invalidateQueries({ queryKey: ['sites', 'plan', siteId] });
  void client.invalidateQueries({ queryKey: ['sessions', 'plan'] });
  void client.invalidateQueries({ queryKey: ['sessions', 'deliveries'] });
}

function replaceInPages<T extends { id: string }>(
  client: QueryClient,
  queryKey: unknown[],
  changed: T,
): void {
  client.setQueriesData<InfiniteData<Page<T>>>({ queryKey }, (data) => {
    const at = data?.pages.findIndex(({ items }) => items.some(({ id }) => id === changed.id)) ?? -1;
    const page = data?.pages[at];
    if (!data || !page) return data;
    const items = page.items.map((item) => (item.id === changed.id ? changed : item));
    return { ...data, pages: data.pages.with(at, { ...page, items }) };
  });
}
