import { http } from '../api/http';

/** What an EVSE draws at most while its station has no connection. */
export interface EvseFallback {
  stationId: string;
  evseId: number;
  powerW: number;
  waitSeconds: number;
  state: 'HELD' | 'PENDING' | 'UNABLE';
  /** Why it is not held. */
  reason?: string;
}

export const fallbackQuery = (site: string, station: string) => ({
  queryKey: ['sites', 'fallback', site, station],
  queryFn: () =>
    http.get<EvseFallback[]>(
      `/sites/${encodeURIComponent(site)}/fallback?station=${encodeURIComponent(station)}`,
    ),
});
