import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';

/** A limit that somebody else imposes. */
export interface ImposedLimit {
  source: string;
  /** Absent for the grid connection. */
  group?: string;
  priority: number;
  start: Instant;
  end: Instant;
  importW?: number;
  exportW?: number;
}

export const imposedPath = (site: string) => `/sites/${encodeURIComponent(site)}/imposed-limits`;

export const imposedQuery = (site: string) =>
  queryOptions({
    queryKey: ['sites', 'imposed', site],
    queryFn: () => http.get<ImposedLimit[]>(imposedPath(site)),
    refetchInterval: 60_000,
  });

/** Where a file of a source goes to. */
export function uploadPath(site: string, source: string, priority: string, group: string): string {
  const query = new URLSearchParams({ priority: priority || '0', ...(group && { group }) });
  return `${imposedPath(site)}/${encodeURIComponent(source)}?${query}`;
}
