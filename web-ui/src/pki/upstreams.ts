import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';

export const kinds = ['EST', 'OPCP', 'OPNC', 'ACME'] as const;
export const uses = ['V2G', 'V2G20', 'CONTRACTS'] as const;
export const authentications = ['NONE', 'BASIC', 'OAUTH', 'EXTERNAL_ACCOUNT'] as const;

export type Kind = (typeof kinds)[number];
export type Use = (typeof uses)[number];
export type Authentication = (typeof authentications)[number];

/** Where somebody else is reached and how they know us. */
export interface Account {
  kind: Kind;
  address: string;
  /** Label of the authority that is asked. */
  authority?: string;
  uses: Use[];
  profiles?: string;
  profiles20?: string;
  reenrols: boolean;
  authentication: Authentication;
  user?: string;
  tokenAddress?: string;
  audience?: string;
  /** PEM. */
  clientCertificates?: string;
  serverRoots?: string;
  partyId?: string;
  paths?: Record<string, string>;
}

/** Somebody else who issues certificates for stations, or has contracts for cars. */
export interface Upstream {
  label: string;
  account: Account;
  hasSecret: boolean;
  hasClientKey: boolean;
  workedAt?: Instant;
  failedAt?: Instant;
  /** The last one since it worked. */
  failure?: string;
}

/** A station's request that somebody else is to answer. */
export interface Order {
  stationId: string;
  certificateType: string;
  upstream: string;
  state: 'WAITING' | 'FAILED';
  attempts: number;
  nextAt: Instant;
  note?: string;
}

export interface Offered {
  subject: string;
  validUntil: Instant;
  trusted: boolean;
}

export const upstreamsQuery = queryOptions({
  queryKey: ['upstreams'],
  queryFn: () => http.get<Upstream[]>('/upstreams'),
});

export const ordersQuery = queryOptions({
  queryKey: ['station-certificates', 'orders'],
  queryFn: () => http.get<Order[]>('/station-certificates/orders'),
});
