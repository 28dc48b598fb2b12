import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';

export type OperationState = 'REQUESTED' | 'RUNNING' | 'DONE' | 'FAILED' | 'TIMED_OUT';

/** Something a station answers in parts or steps. */
export interface Operation {
  id: string;
  stationId: string;
  kind: string;
  state: OperationState;
  note?: string;
  parts: number;
  createdAt: Instant;
  changedAt: Instant;
  endedAt?: Instant;
}

export interface StationLog {
  id: string;
  stationId: string;
  logType: string;
  requestedAt: Instant;
  state?: OperationState;
  status?: string;
  name: string;
  size?: number;
  receivedAt?: Instant;
}

export interface BootPolicy {
  policy: 'ACCEPT' | 'PENDING' | 'REJECT';
  retryAfterSeconds: number;
}

/** What is under way is looked at again this often. */
const READ_AGAIN_MS = 3_000;

export const operationsQuery = (station?: string) =>
  infiniteQueryOptions({
    ...paged<Operation>(['operations', station ?? ''], '/operations', { station }),
    refetchInterval: READ_AGAIN_MS,
  });

export const operationResultQuery = (id: string) =>
  queryOptions({
    queryKey: ['operations', 'result', id],
    queryFn: () => http.get<unknown[]>(`/operations/${encodeURIComponent(id)}/result`),
  });

export const logsQuery = (station: string) =>
  infiniteQueryOptions({
    ...paged<StationLog>(['logs', station], '/logs', { station }),
    refetchInterval: READ_AGAIN_MS,
  });

export const bootPolicyQuery = (station: string) =>
  queryOptions({
    queryKey: ['boot-policy', station],
    queryFn: () => http.get<BootPolicy>(`/stations/${encodeURIComponent(station)}/boot-policy`),
  });
