import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';

/** Who knocks without being registered. */
export interface Stranger {
  id: string;
  remote: string;
  securityProfile: number;
  /** It presented one, which it may keep. */
  hasPassword: boolean;
  attempts: number;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
}

const READ_AGAIN_MS = 10_000;

export const waitingRoomQuery = queryOptions({
  queryKey: ['waiting-room'],
  queryFn: () => http.get<Stranger[]>('/waiting-room'),
  refetchInterval: READ_AGAIN_MS,
});
