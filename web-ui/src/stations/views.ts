import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { StationFilter } from '../api/types';

/** A filter of the list that a person gave a name. */
export interface SavedView {
  id: string;
  name: string;
  filter: Omit<StationFilter, 'online'> & { online?: boolean };
}

export const VIEWS = '/me/station-views';

export const viewsQuery = queryOptions({
  queryKey: ['station-views'],
  queryFn: () => http.get<SavedView[]>(VIEWS),
});

const NAMES = ['site', 'q', 'online', 'state', 'sort'] as const;

/** What the address of the list asks for. */
export const filterOf = (search: URLSearchParams): StationFilter =>
  Object.fromEntries(NAMES.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])));

/** As the server keeps it. */
export const wanted = ({ online, ...filter }: StationFilter): SavedView['filter'] => ({
  ...filter,
  ...(online !== undefined && { online: online === 'true' }),
});

/** The address of the list as this filter shows it. */
export function viewLink(filter: SavedView['filter'] | StationFilter): string {
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `/stations?${search}` : '/stations';
}
