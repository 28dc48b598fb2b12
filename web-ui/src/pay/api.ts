import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { ApiProblem } from '../api/problem';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';
import { ask } from '../api/unsigned';
import type { t } from '../messages';

/** What a driver is told before paying. */
export interface Offer {
  site: string;
  stationId: string;
  evseId: number;
  readiness: 'READY' | 'BUSY' | 'OFFLINE';
  price: string;
  held: number;
  currency: string;
}

export type State = keyof typeof t.pay.states;

/** What became of a payment. */
export interface Payment {
  state: State;
  stationId: string;
  evseId: number;
  held: number;
  currency: string;
  captured: number;
  refunded: number;
  why?: string;
  startedAt?: Instant;
  endedAt?: Instant;
  energyWh?: number;
  cost?: number;
  receipt?: string;
}

const OFFER_EVERY_MS = 10_000;
const PAYMENT_EVERY_MS = 4_000;

const offerPath = (station: string, evse: string) =>
  `/pay/offers/${encodeURIComponent(station)}/${encodeURIComponent(evse)}`;

export const offerQuery = (station: string, evse: string) =>
  queryOptions({
    queryKey: ['pay', 'offer', station, evse],
    queryFn: () => ask<Offer>(offerPath(station, evse), 'GET'),
    refetchInterval: OFFER_EVERY_MS,
  });

/** Answers the provider's page. */
export const begin = (station: string, evse: string) =>
  ask<{ page: string }>(offerPath(station, evse), 'POST');

const isOver = ({ state }: Payment) => state === 'CAPTURED' || state === 'CANCELED';

export const paymentQuery = (secret: string) =>
  queryOptions({
    queryKey: ['pay', 'payment', secret],
    queryFn: () => ask<Payment>('/pay/payment', 'GET', { 'Payment-Secret': secret }),
    refetchInterval: ({ state: { data, error } }) =>
      !(data && isOver(data)) && !(error instanceof ApiProblem && error.status === 404) && PAYMENT_EVERY_MS,
    enabled: secret !== '',
  });

export const stop = (secret: string) =>
  ask<Payment>('/pay/payment/stop', 'POST', { 'Payment-Secret': secret });

/** As operators see it. */
export interface AdhocPayment {
  id: string;
  stationId: string;
  evseId: number;
  currency: string;
  held: number;
  state: State;
  reference?: string;
  sessionId?: string;
  captured: number;
  refundAsked: number;
  refunded: number;
  why?: string;
  error?: string;
  createdAt: Instant;
}

export const paymentsQuery = paged<AdhocPayment>(['payments', 'adhoc'], '/payments/adhoc');

export const refund = (id: string, amount: number) =>
  http.post<AdhocPayment>(`/payments/adhoc/${id}/refund`, { amount });
