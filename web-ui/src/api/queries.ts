import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { everyItem } from './everyPage';
import { http } from './http';
import type {
  ApiKey,
  Cost,
  Delivery,
  Ledger,
  Load,
  Me,
  NetworkPower,
  Overview,
  Page,
  Prices,
  Sample,
  Session,
  SessionPlan,
  Site,
  SitePlan,
  Station,
  StationFilter,
  StationMessage,
  Token,
  Vehicle,
} from './types';

/** Everything that can be read, each with its cache key. Keys begin with the resource's name. */

/** The most that a list without pages shows. */
export const ALL = 500;
const PAGE = 50;
/** A page of a list that is scrolled through. */
const MANY = 100;

type Filter = Record<string, string | boolean | undefined>;

export function paged<T>(key: readonly unknown[], path: string, filter: Filter = {}, limit = PAGE) {
  return infiniteQueryOptions({
    queryKey: [...key, filter],
    queryFn: ({ pageParam }) => http.get<Page<T>>(path, { ...filter, limit, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => http.get<Me>('/me') });

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => http.get<Overview>('/overview'),
});

/** Not below the overview, which is read again whenever something happens. */
export const networkPowerQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['network-power', from, to],
    queryFn: () => http.get<NetworkPower>('/overview/power', { from, to }),
  });

export const sitesQuery = queryOptions({
  queryKey: ['sites', 'list'],
  queryFn: () => everyItem<Site>('/sites'),
});

export type SiteName = Pick<Site, 'id' | 'name' | 'timeZone'>;

/** The same without what changes all the time. */
export const siteNamesQuery = queryOptions({
  ...sitesQuery,
  select: (sites: Site[]): SiteName[] => sites.map(({ id, name, timeZone }) => ({ id, name, timeZone })),
});

export const siteQuery = (id: string) =>
  queryOptions({
    queryKey: ['sites', 'one', id],
    queryFn: () => http.get<Site>(`/sites/${encodeURIComponent(id)}`),
  });

export const sitePlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['sites', 'plan', id],
    queryFn: () => http.get<SitePlan>(`/sites/${encodeURIComponent(id)}/plan`),
  });

export const siteLoadQuery = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['sites', 'load', id, from, to],
    queryFn: () => http.get<Load>(`/sites/${encodeURIComponent(id)}/load`, { from, to }),
  });

export const stationsQuery = (filter: StationFilter) =>
  paged<Station>(['stations', 'list'], '/stations', { ...filter }, MANY);

export const stationQuery = (id: string) =>
  queryOptions({
    queryKey: ['stations', 'one', id],
    queryFn: () => http.get<Station>(`/stations/${encodeURIComponent(id)}`),
  });

export const messagesQuery = (id: string, filter: { action?: string; direction?: string }) =>
  paged<StationMessage>(['messages', id], `/stations/${encodeURIComponent(id)}/messages`, filter);

export const tokensQuery = (q: string) => paged<Token>(['tokens', 'list'], '/tokens', { q });

const vehiclesAt = (path: '/vehicles' | '/vehicle-models') =>
  queryOptions({
    queryKey: ['vehicles', path],
    queryFn: () =>
      everyItem<Vehicle>(path).then((vehicles) => vehicles.toSorted((a, b) => a.name.localeCompare(b.name))),
  });

export const vehiclesQuery = vehiclesAt('/vehicles');
export const vehicleModelsQuery = vehiclesAt('/vehicle-models');

interface SessionFilter {
  site?: string;
  station?: string;
  state?: 'active' | 'ended';
  q?: string;
}

export const sessionsQuery = (filter: SessionFilter) =>
  paged<Session>(['sessions', 'list'], '/sessions', { ...filter });

/** All that are going on now, at one site or everywhere: up to 500, which a console can show. */
export const activeSessionsQuery = (site?: string) =>
  queryOptions({
    queryKey: ['sessions', 'active', site ?? ''],
    queryFn: () =>
      http.get<Page<Session>>('/sessions', { state: 'active', site, limit: ALL }).then((page) => page.items),
  });

const session = (id: string) => `/sessions/${encodeURIComponent(id)}`;

export const sessionQuery = (id: string) =>
  queryOptions({ queryKey: ['sessions', 'one', id], queryFn: () => http.get<Session>(session(id)) });

export const samplesQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'samples', id],
    queryFn: () => http.get<{ items: Sample[] }>(`${session(id)}/samples`).then(({ items }) => items),
  });

export const sessionPlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'plan', id],
    queryFn: () => http.get<SessionPlan>(`${session(id)}/plan`),
  });

export const ledgerQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'ledger', id],
    queryFn: () => http.get<Ledger>(`${session(id)}/ledger`),
  });

/** Null where no tariff is known, or the station reckons what it costs. */
export const sessionPriceQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'price', id],
    queryFn: () => http.get<Cost | undefined>(`${session(id)}/price`).then((cost) => cost ?? null),
  });

export const deliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['sessions', 'deliveries', id],
    queryFn: () => http.get<Delivery[]>(`${session(id)}/deliveries`),
  });

export const pricesQuery = (area: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['prices', area, from, to],
    queryFn: () => http.get<Prices>('/prices', { area, from, to }),
  });

/** What a site pays for what it takes and gets for what it gives. */
export const pricesAtQuery = (site: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['prices', 'site', site, from, to],
    queryFn: () => http.get<Prices>(`/sites/${encodeURIComponent(site)}/prices`, { from, to }),
  });

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => http.get<Page<ApiKey>>('/api-keys').then((page) => page.items),
});
