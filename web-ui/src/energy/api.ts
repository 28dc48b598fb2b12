import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';
import type { Bucket, Days } from './range';

export interface Peak {
  powerW: number;
  at: Instant;
  siteId: string;
}

/** What others forecast against what was measured, where both are known. */
export interface Forecast {
  measuredWh: number;
  forecastWh: number;
  errorWh: number;
  /** Per quarter hour. */
  meanErrorWh: number;
}

export interface Figures {
  sessions: number;
  promisesKept: number;
  promisesMissed: number;
  energyInWh: number;
  energyOutWh: number;
  lostWh: number;
  cost: number;
  revenue: number;
  wear: number;
  net: number;
  saved: number;
  /** Absent when it is not known of anything, as are the other two. */
  co2InKg?: number;
  co2AvoidedKg?: number;
  co2SavedKg?: number;
  peak?: Peak;
  load?: Forecast;
  pv?: Forecast;
}

export interface SiteEnergy {
  siteId: string;
  name: string;
  importLimitW: number;
  figures: Figures;
}

export interface EnergyReport {
  first: string;
  last: string;
  currency: string;
  total: Figures;
  buckets: { start: string; figures: Figures }[];
  sites: SiteEnergy[];
}

export const energyQuery = ({ first, last }: Days, bucket: Bucket, site: string) =>
  queryOptions({
    queryKey: ['energy', first, last, bucket, site],
    queryFn: () => http.get<EnergyReport>('/energy', { first, last, bucket, site }),
  });
