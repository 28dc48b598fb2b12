import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';

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

export const proceduresKey = ['procedures'] as const;

export const theftsQuery = queryOptions({
  queryKey: [...proceduresKey, 'thefts'],
  queryFn: () => http.get<Theft[]>('/thefts'),
});
