import { infiniteQueryOptions } from '@tanstack/react-query';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';

export type ReservationState =
  | 'REQUESTED'
  | 'ACTIVE'
  | 'REFUSED'
  | 'UNANSWERED'
  | 'USED'
  | 'EXPIRED'
  | 'CANCELLED'
  | 'REMOVED'
  | 'NO_TRANSACTION';

export interface Reservation {
  id: number;
  stationId: string;
  evseId?: number;
  connectorType?: string;
  idToken: string;
  expiresAt: Instant;
  state: ReservationState;
  note?: string;
  createdAt: Instant;
  sessionId?: string;
}

const READ_AGAIN_MS = 5_000;

export const reservationsQuery = (filter: { station?: string; state?: string }) =>
  infiniteQueryOptions({
    ...paged<Reservation>(['reservations'], '/reservations', filter),
    refetchInterval: READ_AGAIN_MS,
  });
