import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';

export type CampaignState = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'CANCELLED' | 'DONE';

/** What stations do one after the other with care. */
export interface Campaign {
  id: string;
  name: string;
  canary: number;
  maxInFlight: number;
  maxFailures: number;
  /** Of renewals only. */
  maxPerHour?: number;
  /** Of bulk actions only. */
  maxPerMinute?: number;
  askedBy?: string;
  state: CampaignState;
  /** Why it stopped. */
  note?: string;
  createdAt: Instant;
  waiting: number;
  updating: number;
  done: number;
  failed: number;
}

export interface CampaignMember {
  stationId: string;
  state: 'WAITING' | 'UPDATING' | 'DONE' | 'FAILED' | 'SKIPPED';
  /** The last it said of its update. */
  status?: string;
  /** What was done last for its renewal. */
  step?: 'ASK' | 'LOOK' | 'RECONNECT';
  /** What it answered to a bulk action. */
  answer?: string;
  note?: string;
  begunAt?: Instant;
  endedAt?: Instant;
}

export interface CampaignDetail {
  campaign: Campaign;
  members: CampaignMember[];
}

/** What is done by a campaign. */
export type CampaignKind = 'firmware' | 'renewal' | 'bulk';

const READ_AGAIN_MS = 3_000;

export const campaignsPath = (kind: CampaignKind) =>
  kind === 'bulk' ? '/bulk-actions' : `/${kind}-campaigns`;

export const campaignsQuery = (kind: CampaignKind) =>
  infiniteQueryOptions({
    ...paged<Campaign>(['campaigns', kind], campaignsPath(kind)),
    refetchInterval: READ_AGAIN_MS,
  });

export const campaignPath = (kind: CampaignKind, id: string) =>
  `${campaignsPath(kind)}/${encodeURIComponent(id)}`;

export const campaignQuery = (kind: CampaignKind, id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: () => http.get<CampaignDetail>(campaignPath(kind, id)),
    refetchInterval: READ_AGAIN_MS,
  });
