import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant, Page } from '../api/types';

export type Severity = 'INFO' | 'WARNING' | 'CRITICAL';

export interface SecurityEvent {
  id: number;
  at: Instant;
  stationId?: string;
  source: 'STATION' | 'VOLTIDE';
  type: string;
  severity: Severity;
  techInfo?: string;
  /** A person has to look at it. */
  alert: boolean;
  acknowledgedAt?: Instant;
  acknowledgedBy?: string;
}

/** A way in which a station strays from the specification, and is forgiven. */
export interface Finding {
  finding: string;
  firstSeenAt: Instant;
  lastSeenAt: Instant;
  count: number;
}

export interface InstalledCertificate {
  id: string;
  certificateType: string;
  serialNumber: string;
  issuerNameHash: string;
  children: number;
  seenAt: Instant;
}

export interface IssuedCertificate {
  id: string;
  certificateType?: string;
  serialNumber: string;
  validUntil: Instant;
  state: 'ISSUED' | 'DELIVERED' | 'REJECTED';
  note?: string;
  issuedAt: Instant;
}

/** What a station has against what it is to have. */
export interface StationInventory {
  stationId: string;
  /** Absent when it never told. */
  toldAt?: Instant;
  entries: InventoryEntry[];
}

export interface InventoryEntry {
  certificateType: string;
  /** Absent when only the station knows it. */
  subject?: string;
  serialNumber: string;
  validUntil?: Instant;
  state: 'PRESENT' | 'MISSING' | 'UNWANTED' | 'OTHER';
}

const of = (station: string) => `/stations/${encodeURIComponent(station)}`;

export const securityEventsQuery = (filter: { station?: string; severity?: string; open?: string }) =>
  paged<SecurityEvent>(['security-events'], '/security-events', filter);

export const findingsQuery = (station: string) =>
  queryOptions({
    queryKey: ['findings', station],
    queryFn: () => http.get<Finding[]>(`${of(station)}/findings`),
  });

export const installedQuery = (station: string) =>
  queryOptions({
    queryKey: ['certificates', station, 'installed'],
    queryFn: () => http.get<InstalledCertificate[]>(`${of(station)}/certificates`),
  });

export const issuedQuery = (station: string) =>
  queryOptions({
    queryKey: ['certificates', station, 'issued'],
    queryFn: () => http.get<IssuedCertificate[]>(`${of(station)}/certificates/issued`),
  });

export const inventoryQuery = (station: string) =>
  queryOptions({
    queryKey: ['certificates', station, 'inventory'],
    queryFn: () => http.get<StationInventory>(`${of(station)}/certificates/inventory`),
  });

export const driftQuery = queryOptions({
  queryKey: ['certificates', 'drift'],
  queryFn: () => http.get<StationInventory[]>('/station-certificates/drift'),
});

const READ_AGAIN_MS = 10_000;

/** Alerts that nobody has looked at, up to a hundred. */
export const openAlertsQuery = queryOptions({
  queryKey: ['security-events', 'open'],
  queryFn: () =>
    http.get<Page<SecurityEvent>>('/security-events', { open: true, limit: 100 }).then(({ items }) => items),
  refetchInterval: READ_AGAIN_MS,
});
