import type { Instant } from '../api/types';
import { millisOf } from '../format/time';

/** A step of one car's plan. */
export interface PlanStep {
  start: Instant;
  end: Instant;
  powerW: number;
  socPercent: number;
}

export type Flow = 'charge' | 'discharge' | 'rest';

/** A time in which a car is planned to do the same. */
export interface Span {
  start: string;
  end: string;
  flow: Flow;
  /** Through the meter, never negative. */
  energyWh: number;
  /** At its end. */
  socPercent: number;
}

const NEGLIGIBLE_W = 50;

export function flowOf(watts: number): Flow {
  if (watts >= NEGLIGIBLE_W) return 'charge';
  return watts <= -NEGLIGIBLE_W ? 'discharge' : 'rest';
}

/** The plan as people read it: what follows what. */
export function spansOf(steps: readonly PlanStep[]): Span[] {
  const spans: Span[] = [];
  for (const { start, end, powerW, socPercent } of steps) {
    const flow = flowOf(powerW);
    const energyWh = (Math.abs(powerW) * (millisOf(end) - millisOf(start))) / 3_600_000;
    const last = spans.at(-1);
    if (last?.flow === flow && last.end === start) {
      last.end = end;
      last.energyWh += energyWh;
      last.socPercent = socPercent;
    } else {
      spans.push({ start, end, flow, energyWh, socPercent });
    }
  }
  return spans;
}
