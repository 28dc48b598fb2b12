import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';
import type { t } from '../messages';

export interface Authority {
  label: string;
  role: string;
  /** Label of the one above it. */
  issuer?: string;
  subject: string;
  serialNumber: string;
  validFrom: Instant;
  validUntil: Instant;
  /** What its root is for. */
  use: keyof typeof t.pki.rootUses;
  revoked: boolean;
  revocations: number;
  /** PEM. */
  chain: string;
}

export interface Installation {
  isOpen: boolean;
  organization?: string;
  profiles?: string;
  secondPerson: boolean;
  authorities: Authority[];
  /** PKCS#10 in PEM by label. */
  requests: Record<string, string>;
  people: string[];
  publicAddress?: string;
  entries: number;
  head: string;
  seal?: Seal;
}

/** A signature over all of the log before it. */
export interface Seal {
  number: number;
  at: Instant;
  /** Of its public key. */
  key: string;
}

/** Certificates of one kind that were made and measured. */
export interface Specimen {
  scheme: string;
}

export interface Measure {
  scheme: string;
  /** Absent where not the size counts but the kind. */
  size?: number;
  verdict: keyof typeof t.pki.fits;
}

export interface Finding {
  place: string;
  source: string;
  limit?: number;
  unit?: 'bytes' | 'characters';
  measures: Measure[];
}

export interface Quantum {
  measuredAt: Instant;
  specimens: Specimen[];
  findings: Finding[];
}

export type ActName = keyof typeof t.pki.acts;

export interface Proposal {
  id: string;
  act: {
    act: ActName;
    label?: string;
    issuer?: string;
    person?: string;
    serialNumber?: string;
    reason?: string;
    days?: number;
    plan?: { root: string; suffix: string; days: number };
    /** A root to be used otherwise; of others, PEM. */
    root?: string;
    use?: Authority['use'];
    former?: string;
    wanted?: { label: string; role: string; commonName?: string; days: number };
  };
  proposedBy: string;
  proposedAt: Instant;
  state: 'PENDING' | 'DONE' | 'REJECTED';
}

export interface ActAnswer {
  proposal?: Proposal;
  result?: string;
}

export interface LogEntry {
  number: number;
  at: Instant;
  act: ActName;
  by: string;
  about: string;
  issuer: string;
  reason: string;
  signedBy: string[];
}

export interface Verdict {
  intact: boolean;
  entries?: number;
  line?: number;
  reason?: string;
}

export interface StationCertificate {
  /** One of Voltide's own roots, CSMS and V2G, or an authority's label. */
  issuer: string;
  serialNumber: string;
  stationId: string;
  commonName: string;
  validUntil: Instant;
}

export interface Contract {
  id: string;
  emaid: string;
  pcid: string;
  note?: string;
  createdAt: Instant;
  endedAt?: Instant;
  state: 'IN_FORCE' | 'SUSPENDED' | 'ENDED';
  certificates: number;
}

export const installationQuery = queryOptions({
  queryKey: ['pki'],
  queryFn: () => http.get<Installation>('/pki'),
});

export const quantumQuery = queryOptions({
  queryKey: ['pki', 'quantum'],
  queryFn: () => http.get<Quantum>('/pki/readiness'),
});

export const actsQuery = queryOptions({
  queryKey: ['pki', 'acts'],
  queryFn: () => http.get<Proposal[]>('/pki/acts'),
});

export const logQuery = queryOptions({
  queryKey: ['pki', 'log'],
  queryFn: () => http.get<LogEntry[]>('/pki/log'),
});

export const stationCertificatesQuery = paged<StationCertificate>(
  ['station-certificates'],
  '/station-certificates',
);

/** A certificate that ends soon. */
export interface EndingCertificate {
  stationId: string;
  certificateType: string;
  validUntil: Instant;
  attempts: number;
  /** Not before that is the station asked again. */
  nextAt?: Instant;
  /** Why it was in vain. */
  note?: string;
}

export const renewalsQuery = queryOptions({
  queryKey: ['station-certificates', 'renewals'],
  queryFn: () => http.get<EndingCertificate[]>('/station-certificates/renewals'),
});

/** How many certificates end within so many days. */
export interface EndingCount {
  of: keyof typeof t.pki.endingOf;
  days: number;
  count: number;
}

/** Who may be asked whether certificates are revoked, and what became of the last question. */
export interface Responder {
  responder: string;
  /** Absent when it was asked for nothing yet. */
  service?: 'OCSP' | 'CRL';
  state: keyof typeof t.pki.responderStates;
  answeredAt?: Instant;
  failedAt?: Instant;
  why?: string;
}

export const healthQuery = queryOptions({
  queryKey: ['certificates', 'health'],
  queryFn: () => http.get<{ ending: EndingCount[]; responders: Responder[] }>('/certificate-health'),
  refetchInterval: 60_000,
});

export const contractsQuery = paged<Contract>(['contracts'], '/contracts');

export const readinessQuery = queryOptions({
  queryKey: ['contracts', 'readiness'],
  queryFn: () => http.get<{ ready: boolean; missing?: string }>('/contracts/readiness'),
});

export interface Branch {
  authority: Authority;
  depth: number;
}

/** Issuers before what they issued, each with how far it is from its root. */
export function tree(authorities: readonly Authority[]): Branch[] {
  const known = new Set(authorities.map(({ label }) => label));
  const below = (issuer: string | undefined, depth: number): Branch[] =>
    authorities
      .filter((one) => (one.issuer && known.has(one.issuer) ? one.issuer : undefined) === issuer)
      .flatMap((authority) => [{ authority, depth }, ...below(authority.label, depth + 1)]);
  return below(undefined, 0);
}

export interface Inspection {
  title: string;
  /** Elements, indented. */
  message: string[];
  certificates: string[];
  verdict: 'RIGHT' | 'WRONG' | 'NOTHING_TO_VERIFY';
  reasons: string[];
  remarks: string[];
}
