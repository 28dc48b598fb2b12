import { infiniteQueryOptions } from '@tanstack/react-query';
import { paged } from '../api/queries';
import type { Instant, StationMessage } from '../api/types';

/** Something a station saw, by one of its monitors or by itself. */
export interface StationEvent {
  id: number;
  stationId: string;
  at: Instant;
  component: string;
  evseId?: number;
  variable: string;
  trigger: string;
  value: string;
  /** 0 danger to 9 debug. */
  severity?: number;
  cleared?: boolean;
  techInfo?: string;
}

export interface MessageFilter {
  action?: string;
  direction?: string;
  error?: string;
  transaction?: string;
  slowerThanMillis?: string;
}

const TAIL_EVERY_MS = 2_000;

export const stationEventsQuery = (filter: { station?: string; severity?: string }) =>
  infiniteQueryOptions({
    ...paged<StationEvent>(['station-events'], '/station-events', filter),
    refetchInterval: TAIL_EVERY_MS * 2,
  });

/** Frames of all stations, of the last hour. */
export const allMessagesQuery = (filter: MessageFilter, live: boolean) =>
  infiniteQueryOptions({
    ...paged<StationMessage & { stationId: string }>(['messages', 'all'], '/messages', { ...filter }),
    refetchInterval: live ? TAIL_EVERY_MS : false,
  });
