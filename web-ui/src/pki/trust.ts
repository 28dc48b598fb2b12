import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';

export const purposes = ['CONTRACTS', 'VEHICLES', 'STATIONS', 'PROVISIONING', 'REVOCATION'] as const;
export type TrustPurpose = (typeof purposes)[number];

/** From the strictest to the most lenient. */
export const silences = ['REFUSE', 'ACCEPT_KNOWN', 'ACCEPT'] as const;
export type WhenSilent = (typeof silences)[number];

/** An authority of others that is trusted. */
export interface Trusted {
  /** SHA-256 of its certificate. */
  id: string;
  purpose: TrustPurpose;
  subject: string;
  validUntil: Instant;
  addedAt: Instant;
  /** `private` where no list of roots brought it. */
  ecosystem: string;
  /** Whether it goes when the list of its ecosystem has it no more. */
  listed: boolean;
  whenSilent: WhenSilent;
}

export const trustedQuery = queryOptions({
  queryKey: ['trusted'],
  queryFn: () => http.get<Trusted[]>('/authorities'),
});

/** An authority that validates nothing any more. */
export interface Distrusted {
  /** SHA-256 of its certificate. */
  id: string;
  subject: string;
  reason: string;
  by: string;
  at: Instant;
}

export const distrustedQuery = queryOptions({
  queryKey: ['distrusted'],
  queryFn: () => http.get<Distrusted[]>('/distrusted-authorities'),
});

/** An ecosystem whose signed list of roots may be taken. */
export interface RootList {
  ecosystem: string;
  signer: string;
  signerValidUntil: Instant;
  signedAt?: Instant;
  takenAt?: Instant;
  takenBy?: string;
  /** Absent when it is not fetched. */
  source?: {
    address: string;
    everyHours: number;
    nextAt: Instant;
    fetchedAt?: Instant;
    /** Why it could not be fetched since. */
    error?: string;
  };
}

export interface ListedRoot {
  id: string;
  purpose: TrustPurpose;
  subject: string;
  validUntil: Instant;
}

/** What a list of roots would change. */
export interface RootListChange {
  /** By which it is taken as it was seen. */
  change: string;
  signedAt: Instant;
  added: ListedRoot[];
  ended: ListedRoot[];
  kept: ListedRoot[];
  left: ListedRoot[];
  refused: { subject: string; reason: string }[];
}

export const rootListsQuery = queryOptions({
  queryKey: ['root-lists'],
  queryFn: () => http.get<RootList[]>('/root-lists'),
});
