import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant, Page } from '../api/types';

export type StepState = 'OPEN' | 'DONE' | 'NOT_NEEDED';

export interface Step<Name extends string = string> {
  step: Name;
  /** Else Voltide does it, or sees whether it is done. */
  ofPerson: boolean;
  state: StepState;
  doneBy?: string;
  doneAt?: Instant;
  note?: string;
}

/** What people are guided through, with who did what when. */
export interface Procedure<State extends string = string, Name extends string = string> {
  id: string;
  /** A station or an authority. */
  subject: string;
  state: State;
  note?: string;
  openedBy: string;
  openedAt: Instant;
  closedBy?: string;
  closedAt?: Instant;
  steps: Step<Name>[];
}

export type TheftStep =
  | 'REFUSED'
  | 'PASSWORD'
  | 'CERTIFICATES'
  | 'CERTIFICATES_ELSEWHERE'
  | 'SESSIONS'
  | 'NETWORK'
  | 'TOKENS'
  | 'DATA_BREACH'
  | 'POLICE'
  | 'SITE';

export interface Theft extends Procedure<'STOLEN' | 'FOUND', TheftStep> {
  holdings: {
    password: boolean;
    certificates: { issuer?: string; serialNumber?: string; commonName: string; validUntil: Instant }[];
    roots: number;
    localListEntries: number;
    contracts: number;
    openSessions: number;
    iccid?: string;
    imsi?: string;
  };
}

export type CompromiseStep =
  | 'DISTRUSTED'
  | 'REVOKED'
  | 'REVOKED_ELSEWHERE'
  | 'SUCCESSOR'
  | 'SUCCESSOR_ELSEWHERE'
  | 'STATIONS'
  | 'CONTRACTS'
  | 'GATEWAY'
  | 'ANCHORS'
  | 'UNTRUSTED'
  | 'TELL';

/** A certificate of a station below an authority that fell. */
export interface Dependent {
  stationId: string;
  certificateType: string;
  commonName: string;
  serialNumber: string;
  validUntil: Instant;
  replaced: boolean;
}

export interface Compromise extends Procedure<'OPEN' | 'ENDED', CompromiseStep> {
  authority: {
    name: string;
    /** When it is one of this installation. */
    label?: string;
    /** The one above it that can revoke it. */
    issuer?: string;
    serialNumber: string;
    /** PEM. */
    certificate: string;
  };
  /** What depends on it now. */
  dependents: {
    authorities: string[];
    stations: Dependent[];
    contracts: number;
    gateway: boolean;
    anchors: string[];
  };
}

export const proceduresKey = ['procedures'] as const;

export const theftsQuery = queryOptions({
  queryKey: [...proceduresKey, 'thefts'],
  queryFn: () => http.get<Theft[]>('/thefts'),
});

export const compromisesQuery = queryOptions({
  queryKey: [...proceduresKey, 'compromises'],
  queryFn: () => http.get<Procedure[]>('/compromises'),
});

const READ_AGAIN_MS = 10_000;

export const compromiseQuery = (id: string) =>
  queryOptions({
    queryKey: [...proceduresKey, 'compromises', id],
    queryFn: () => http.get<Compromise>(`/compromises/${id}`),
    refetchInterval: READ_AGAIN_MS,
  });

export type RolloverStep = 'MADE' | 'INSTALLED' | 'SWITCHED' | 'REMOVED';

export type RolloverState = 'PREPARING' | 'READY' | 'SWITCHED' | 'ENDED' | 'CANCELLED';

export interface Rollover extends Procedure<RolloverState, RolloverStep> {
  /** How many stations connect by TLS. */
  stations: number;
  left: number;
}

/** A station that does not have the new root. */
export interface Missing {
  stationId: string;
  why: string;
}

export const rolloversQuery = queryOptions({
  queryKey: [...proceduresKey, 'rollovers'],
  queryFn: () => http.get<Procedure[]>('/root-rollovers'),
  refetchInterval: READ_AGAIN_MS,
});

export const rolloverQuery = (id: string) =>
  queryOptions({
    queryKey: [...proceduresKey, 'rollovers', id],
    queryFn: () => http.get<Rollover>(`/root-rollovers/${id}`),
    refetchInterval: READ_AGAIN_MS,
  });

export type V2gRolloverStep =
  | 'MADE'
  | 'INSTALLED'
  | 'SWITCHED'
  | 'STATIONS'
  | 'CONTRACTS'
  | 'WITHDRAWN'
  | 'REMOVED';

export type V2gRolloverState = 'MAKING' | RolloverState;

export interface V2gRollover extends Procedure<V2gRolloverState, V2gRolloverStep> {
  plan: { root: string; suffix: string; days: number; crossCertified: boolean };
  /** What another administrator has to confirm first. */
  waits?: 'MAKING' | 'ISSUING' | 'WITHDRAWAL';
  stations: number;
  left: number;
  /** Certificates in force that would be void without the old root. */
  below: { stations: number; contracts: number };
}

export const v2gRolloversQuery = queryOptions({
  queryKey: [...proceduresKey, 'v2g-rollovers'],
  queryFn: () => http.get<Procedure[]>('/v2g-rollovers'),
  refetchInterval: READ_AGAIN_MS,
});

export const v2gRolloverQuery = (id: string) =>
  queryOptions({
    queryKey: [...proceduresKey, 'v2g-rollovers', id],
    queryFn: () => http.get<V2gRollover>(`/v2g-rollovers/${id}`),
    refetchInterval: READ_AGAIN_MS,
  });

/** Those without the new root of the rollover at a path. */
export const missingQuery = (path: string) => ({
  ...paged<Missing>([...proceduresKey, path, 'missing'], `${path}/missing`),
  refetchInterval: READ_AGAIN_MS,
});

const MOST_AT_ONCE = 500;

/** All of them as they are when it is read, by name. */
export const allMissingQuery = (path: string) =>
  queryOptions({
    queryKey: [...proceduresKey, path, 'all missing'],
    queryFn: async () => {
      const stations: string[] = [];
      let cursor: string | undefined;
      do {
        const page: Page<Missing> = await http.get<Page<Missing>>(`${path}/missing`, {
          limit: MOST_AT_ONCE,
          cursor,
        });
        stations.push(...page.items.map(({ stationId }) => stationId));
        cursor = page.next;
      } while (cursor !== undefined);
      return stations;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
