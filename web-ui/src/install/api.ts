import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';
import { t } from '../messages';

export type Check = keyof typeof t.install.checks;

/** In the order in which they are made. */
export const checks = Object.keys(t.install.checks) as Check[];

/** A car is not always there. */
export const isNeeded = (check: Check): boolean => check !== 'CHARGE';

/** What was checked of a station that is set up. */
export interface Handover {
  done: Check[];
  note?: string;
  changedAt?: Instant;
  changedBy?: string;
  handedOverAt?: Instant;
  handedOverBy?: string;
}

export interface Progress {
  done: readonly Check[];
  note?: string;
  handedOver: boolean;
}

const path = (station: string) => `/stations/${encodeURIComponent(station)}/handover`;

export const handoverQuery = (station: string) =>
  queryOptions({ queryKey: ['handover', station], queryFn: () => http.get<Handover>(path(station)) });

export const setHandover = (station: string, progress: Progress) =>
  http.put<Handover>(path(station), progress);
