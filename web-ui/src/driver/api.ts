import { type Query, queryOptions } from '@tanstack/react-query';
import { apiUrl } from '../api/http';
import { ApiProblem, problemOf } from '../api/problem';
import type { DriverPromise, Instant, NeedSource } from '../api/types';
import { t } from '../messages';
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
  };
}

/** What a driver may ask for; what is absent stays. */
export interface Wish {
  targetSocPercent?: number;
  departure?: Instant;
  chargeNow?: boolean;
}

/** The link travels in a header, and nobody's sign-in with it. */
async function send(secret: string, method: string, path = '', body?: unknown): Promise<DriverView> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json', 'Driver-Link': secret };
  const response = await fetch(apiUrl(`/driver/session${path}`), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new ApiProblem({ title: t.errors.unreachable, status: 0 });
  });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

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

export const stop = (secret: string) => send(secret, 'POST', '/stop');
