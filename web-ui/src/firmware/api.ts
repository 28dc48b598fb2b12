import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';

export interface FirmwareImage {
  id: string;
  name: string;
  version: string;
  /** Bytes; absent until it has been uploaded. */
  size?: number;
  sha256?: string;
  signature?: string;
  createdAt: Instant;
  receivedAt?: Instant;
}

export type CampaignState = 'RUNNING' | 'PAUSED' | 'STOPPED' | 'CANCELLED' | 'DONE';

export interface Campaign {
  id: string;
  name: string;
  firmwareId: string;
  canary: number;
  maxInFlight: number;
  maxFailures: number;
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
  state: 'WAITING' | 'UPDATING' | 'DONE' | 'FAILED' | 'CANCELLED';
  /** The last it said. */
  status?: string;
  note?: string;
  begunAt?: Instant;
  endedAt?: Instant;
}

export interface CampaignDetail {
  campaign: Campaign;
  members: CampaignMember[];
}

const READ_AGAIN_MS = 3_000;

export const imagesQuery = paged<FirmwareImage>(['firmware'], '/firmware');

export const campaignsQuery = infiniteQueryOptions({
  ...paged<Campaign>(['campaigns'], '/firmware-campaigns'),
  refetchInterval: READ_AGAIN_MS,
});

export const campaignPath = (id: string) => `/firmware-campaigns/${encodeURIComponent(id)}`;

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: () => http.get<CampaignDetail>(campaignPath(id)),
    refetchInterval: READ_AGAIN_MS,
  });
