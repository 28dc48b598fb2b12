import { type Query, queryOptions } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';
import type { DriverPromise, Instant, NeedSource, PricedDimension } from '../api/types';
import { ask } from '../api/unsigned';
import type { PlanStep } from '../sessions/spans';

/** What a driver's link shows. */
export interface DriverView {
  now: Instant;
  place: { site: string; timeZone: string; station: string; evseId?: number };
  startedAt: Instant;
  endedAt?: Instant;
  chargingState?: string;
  powerW: number;
  socPercent?: number;
  energyInWh: number;
  energyOutWh: number;
  asked?: { targetSocPercent: number; departure?: Instant; chargeNow: boolean; source: NeedSource };
  promised?: Omit<DriverPromise, 'madeAt'>;
  plan: PlanStep[];
  money?: {
    revenue?: number;
    wear?: number;
    share?: number;
    currency?: string;
    owed?: number;
    owedCurrency?: string;
    charges?: { dimension: PricedDimension; billed: number; price: number; amount: number }[];
  };
}

/** What a driver may ask for; what is absent stays. */
export interface Wish {
  targetSocPercent?: number;
  departure?: Instant;
  chargeNow?: boolean;
}

/** The link travels in a header, and nobody's sign-in with it. */
const send = (secret: string, method: string, path = '', body?: unknown) =>
  ask<DriverView>(`/driver/session${path}`, method, { 'Driver-Link': secret }, body);

const EVERY_MS = 5_000;
const SELDOM_MS = 60_000;

export const isOver = (error: unknown) =>
  error instanceof ApiProblem && (error.status === 404 || error.status === 410);

/** A link that is over stays so; a session that has ended changes only when it is settled. */
function again({ state }: Query<DriverView>): number | false {
  if (isOver(state.error)) return false;
  if (state.error instanceof ApiProblem && state.error.status === 429) return SELDOM_MS;
  return state.data?.endedAt ? SELDOM_MS : EVERY_MS;
}

export const driverQuery = (secret: string) =>
  queryOptions({
    queryKey: ['driver', secret],
    queryFn: () => send(secret, 'GET'),
    refetchInterval: again,
    enabled: secret !== '',
  });

export const wish = (secret: string, wished: Wish) => send(secret, 'PUT', '/promise', wished);

/** Answers the link of the session that the token has. */
export const signIn = (idToken: string, code: string) =>
  ask<{ link: string }>('/driver/sign-in', 'POST', {}, { idToken, code }).then(({ link }) => link);

export const stop = (secret: string) => send(secret, 'POST', '/stop');
