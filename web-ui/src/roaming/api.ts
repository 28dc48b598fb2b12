import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';

export type PartnerState = 'INVITED' | 'REGISTERED' | 'ENDED';
export type V2gPolicy = 'NET' | 'CHARGE_ONLY' | 'EXTENDED';
export type SharedKind = 'LOCATION' | 'TARIFF' | 'SESSION' | 'CDR' | 'TOKEN';

export interface Partner {
  id: string;
  name: string;
  state: PartnerState;
  paused: boolean;
  v2g: V2gPolicy;
  version?: string;
  versionsUrl?: string;
  roles: { role: string; countryCode: string; partyId: string; businessDetails: { name: string } }[];
  endpoints: { identifier: string; role: string; url: string }[];
  contactAt?: Instant;
  registeredAt?: Instant;
  failures: number;
  retryAt?: Instant;
  lastError?: string;
  lastErrorAt?: Instant;
  queue: { waiting: number; stuck: number; oldest?: Instant };
}

export interface MadePartner {
  partner: Partner;
  token?: string;
  versionsUrl?: string;
}

export interface Letter {
  kind: string;
  id: string;
  queuedAt: Instant;
  attempts: number;
  nextAt?: Instant;
  error?: string;
}

export interface PartnerMessage {
  id: number;
  at: Instant;
  incoming: boolean;
  method: string;
  url: string;
  http?: number;
  status?: number;
  millis: number;
  request?: string;
  answer?: string;
  error?: string;
}

export interface ShownSite {
  siteId: string;
  name: string;
  address: string;
  city: string;
  country: string;
}

const READ_AGAIN_MS = 5_000;

export const partnerPath = (id: string) => `/roaming/partners/${encodeURIComponent(id)}`;

export const partnersQuery = queryOptions({
  queryKey: ['roaming', 'partners'],
  queryFn: () => http.get<Partner[]>('/roaming/partners'),
  refetchInterval: READ_AGAIN_MS,
});

export const partnerQuery = (id: string) =>
  queryOptions({
    queryKey: ['roaming', 'partner', id],
    queryFn: () => http.get<Partner>(partnerPath(id)),
    refetchInterval: READ_AGAIN_MS,
  });

export const queueQuery = (id: string) =>
  queryOptions({
    queryKey: ['roaming', 'queue', id],
    queryFn: () => http.get<Letter[]>(`${partnerPath(id)}/queue`),
    refetchInterval: READ_AGAIN_MS,
  });

export const messagesQuery = (id: string, errors: boolean) =>
  infiniteQueryOptions({
    ...paged<PartnerMessage>(['roaming', 'messages', id], `${partnerPath(id)}/messages`, { errors }),
    refetchInterval: READ_AGAIN_MS,
  });

export const shownSitesQuery = queryOptions({
  queryKey: ['roaming', 'sites'],
  queryFn: () => http.get<ShownSite[]>('/roaming/sites'),
});
