import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';
import type { t } from '../messages';

export type Subject = keyof typeof t.health.subjects;
export type State = keyof typeof t.health.states;

export interface Check {
  subject: Subject;
  state: State;
  /** Absent while it cannot be read. */
  value?: number;
}

export interface SystemHealth {
  state: State;
  version: string;
  /** Absent where there is only one. */
  node?: string;
  startedAt: Instant;
  checks: Check[];
}

const READ_AGAIN_MS = 10_000;

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: () => http.get<SystemHealth>('/system'),
  refetchInterval: READ_AGAIN_MS,
});
