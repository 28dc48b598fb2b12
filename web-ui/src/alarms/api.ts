import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant, Page } from '../api/types';
import type { t } from '../messages';

export type Condition = keyof typeof t.alarms.conditions;

export interface Alarm {
  id: number;
  ruleId: string;
  rule: string;
  condition: Condition;
  subject: string;
  /** In English. */
  detail: string;
  /** What the sentence is made of. */
  facts: string[];
  raisedAt: Instant;
  endedAt?: Instant;
  acknowledgedAt?: Instant;
  acknowledgedBy?: string;
}

export interface Rule {
  id: string;
  name: string;
  condition: Condition;
  threshold: number;
  /** What of stations, for conditions that ask for it. */
  watched?: Watched;
  enabled: boolean;
  destinations: string[];
}

/** In the names of the device model; events have no comparison. */
export interface Watched {
  component: string;
  variable?: string;
  comparison?: keyof typeof t.alarms.comparisons;
  value?: string;
  ending?: string;
}

export interface Destination {
  id: string;
  name: string;
  kind: 'EMAIL' | 'WEBHOOK';
  address: string;
  /** Only in the answer to the creation of a webhook. */
  secret?: string;
}

export interface Delivery {
  id: number;
  destination: string;
  subject: string;
  createdAt: Instant;
  attempts: number;
  nextAt?: Instant;
  deliveredAt?: Instant;
  error?: string;
}

const READ_AGAIN_MS = 10_000;

export const alarmsQuery = (open: string) =>
  infiniteQueryOptions({
    ...paged<Alarm>(['alarms'], '/alarms', { open }),
    refetchInterval: READ_AGAIN_MS,
  });

const SHOWN_AT_ONCE = 5;

/** The newest that nobody acknowledged. */
export const openAlarmsQuery = queryOptions({
  queryKey: ['alarms', 'newest'],
  queryFn: () =>
    http.get<Page<Alarm>>('/alarms', { open: true, limit: SHOWN_AT_ONCE }).then(({ items }) => items),
  refetchInterval: READ_AGAIN_MS,
});

export const rulesQuery = queryOptions({
  queryKey: ['alarm-rules'],
  queryFn: () => http.get<Rule[]>('/alarm-rules'),
});

export const destinationsQuery = queryOptions({
  queryKey: ['alarm-destinations'],
  queryFn: () => http.get<Destination[]>('/alarm-destinations'),
});

export const deliveriesQuery = infiniteQueryOptions({
  ...paged<Delivery>(['alarm-deliveries'], '/alarm-destinations/deliveries'),
  refetchInterval: READ_AGAIN_MS,
});
