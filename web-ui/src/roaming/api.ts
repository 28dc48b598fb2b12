import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant, Page } from '../api/types';

export type PartnerState = 'INVITED' | 'REGISTERED' | 'ENDED';
export type V2gPolicy = 'NET' | 'CHARGE_ONLY' | 'EXTENDED';
export type SharedKind = 'LOCATION' | 'TARIFF' | 'SESSION' | 'CDR' | 'TOKEN' | 'INVOICE';

export interface Partner {
  id: string;
  name: string;
  state: PartnerState;
  paused: boolean;
  v2g: V2gPolicy;
  version?: string;
  versionsUrl?: string;
  roles: { role: string; countryCode: string; partyId: string; businessDetails: { name: string } }[];
  /** Its own party when it is a hub, such as NL*HUB. */
  hub?: string;
  /** The parties behind it as a hub. */
  clients: HubClient[];
  endpoints: { identifier: string; role: string; url: string }[];
  contactAt?: Instant;
  registeredAt?: Instant;
  failures: number;
  retryAt?: Instant;
  lastError?: string;
  lastErrorAt?: Instant;
  queue: { waiting: number; stuck: number; oldest?: Instant };
  /** What is kept of what it told us, and how often there was no room. */
  received: Kept[];
}

export type ClientStatus = 'CONNECTED' | 'OFFLINE' | 'PLANNED' | 'SUSPENDED';

export interface HubClient {
  countryCode: string;
  partyId: string;
  role: string;
  status: ClientStatus;
  lastUpdated: Instant;
}

export interface Kept {
  kind: SharedKind;
  objects: number;
  bytes: number;
  refused: number;
  refusedAt?: Instant;
}

export interface MadePartner {
  partner: Partner;
  token?: string;
  versionsUrl?: string;
}

export interface Letter {
  kind: string;
  id: string;
  /** Whom it is for, where the partner has many. */
  party?: string;
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

export type Attendance = 'ATTENDED' | 'UNATTENDED';

export interface PublicSite {
  siteId: string;
  name: string;
  /** Absent when the public does not read it. */
  attendance?: Attendance;
}

export interface PublicData {
  /** Absent: nothing is published. */
  nationalIdentifier?: string;
  table?: string;
  status?: string;
  sites: PublicSite[];
}

/** What an operator wrote, as far as it is shown here. */
export interface ForeignDocument {
  country_code?: string;
  party_id?: string;
  name?: string;
  invoice_id?: string;
  city?: string;
  status?: string;
  kwh?: number;
  total_energy?: number;
  currency?: string;
  cdr_token?: { uid: string };
  evses?: { uid: string; connectors: { id: string }[] }[];
  /** OCPI 2.2.1 has the sum with VAT, 2.3.0 taxes one by one. */
  total_cost?: { before_taxes?: number; taxes?: { amount: number }[]; excl_vat?: number; incl_vat?: number };
}

export interface Told {
  number: number;
  id: string;
  document: ForeignDocument;
  lastUpdated: Instant;
}

export type CommandType =
  | 'START_SESSION'
  | 'STOP_SESSION'
  | 'RESERVE_NOW'
  | 'CANCEL_RESERVATION'
  | 'UNLOCK_CONNECTOR';

export interface RemoteCommand {
  id: string;
  number: number;
  type: CommandType;
  wish: { party?: string; locationId?: string; evseUid?: string; sessionId?: string; reservationId?: string };
  askedBy: string;
  askedAt: Instant;
  state: 'ASKED' | 'TAKEN' | 'DONE' | 'FAILED' | 'SILENT';
  result?: string;
  message?: string;
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

export const publicDataQuery = queryOptions({
  queryKey: ['roaming', 'public-data'],
  queryFn: () => http.get<PublicData>('/roaming/public-data'),
});

export const toldQuery = (partner: string, kind: SharedKind) =>
  infiniteQueryOptions({
    ...paged<Told>(['roaming', 'told', partner], '/roaming/received', { kind, partner, newestFirst: true }),
    refetchInterval: READ_AGAIN_MS,
  });

export const commandsQuery = (partner: string) =>
  infiniteQueryOptions({
    ...paged<RemoteCommand>(['roaming', 'commands', partner], `${partnerPath(partner)}/commands`),
    refetchInterval: READ_AGAIN_MS,
  });

const MOST = 500;

/** What can be chosen for a command. */
export const choicesQuery = (partner: string, kind: SharedKind) =>
  queryOptions({
    queryKey: ['roaming', 'choices', partner, kind],
    queryFn: () =>
      http
        .get<Page<Told>>('/roaming/received', { kind, partner, newestFirst: true, limit: MOST })
        .then(({ items }) => items),
  });
