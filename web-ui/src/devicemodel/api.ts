import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';

/** Which attribute of which variable. */
export interface VariableAddress {
  component: string;
  componentInstance?: string;
  evseId?: number;
  connectorId?: number;
  variable: string;
  variableInstance?: string;
  attribute?: string;
}

export interface StationVariable extends VariableAddress {
  /** Names it in other requests. */
  key: string;
  value?: string;
  mutability?: 'ReadOnly' | 'WriteOnly' | 'ReadWrite';
  constant?: boolean;
  dataType?: string;
  unit?: string;
  minLimit?: number;
  maxLimit?: number;
  valuesList?: string;
  reportedAt: Instant;
  changedAt: Instant;
}

export interface Answer {
  address: VariableAddress;
  status: string;
  value?: string;
  info?: string;
}

export interface PastValue {
  at: Instant;
  value?: string;
}

/** What is wished of a station, what it has, and what stands between. */
export interface Desired {
  kind: string;
  key: string;
  /** Absent when the station is to lose it. */
  desired?: unknown;
  actual?: unknown;
  state: 'PENDING' | 'APPLIED' | 'FAILED';
  source?: string;
  lastError?: string;
  attempts: number;
  changedAt: Instant;
  nextTryAt?: Instant;
  appliedAt?: Instant;
}

export const stationPath = (station: string) => `/stations/${encodeURIComponent(station)}`;

export const variablesQuery = (station: string, q: string) =>
  paged<StationVariable>(['variables', station], `${stationPath(station)}/variables`, { q }, 100);

export const historyQuery = (station: string, key: string) =>
  queryOptions({
    queryKey: ['variables', station, 'history', key],
    queryFn: () => http.get<PastValue[]>(`${stationPath(station)}/variables/history`, { key }),
  });

export const desiredQuery = (station: string) =>
  queryOptions({
    queryKey: ['desired', station],
    queryFn: () => http.get<Desired[]>(`${stationPath(station)}/desired`),
  });

/** Only what names the variable. */
export const addressOf = ({
  component,
  componentInstance,
  evseId,
  connectorId,
  variable,
  variableInstance,
  attribute,
}: VariableAddress): VariableAddress => ({
  component,
  componentInstance,
  evseId,
  connectorId,
  variable,
  variableInstance,
  attribute,
});

/** `HeartbeatInterval`, `MessageTimeout (Default)`. */
export const variableName = ({ variable, variableInstance, attribute }: VariableAddress) =>
  [
    variable,
    variableInstance && `(${variableInstance})`,
    attribute && attribute !== 'Actual' && `· ${attribute}`,
  ]
    .filter(Boolean)
    .join(' ');

/** `OCPPCommCtrlr`, `Connector 1.2`. */
export const componentName = ({ component, componentInstance, evseId, connectorId }: VariableAddress) =>
  [component, componentInstance && `(${componentInstance})`, [evseId, connectorId].filter(Boolean).join('.')]
    .filter(Boolean)
    .join(' ');
