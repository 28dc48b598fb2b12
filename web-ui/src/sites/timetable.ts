import type { Session, SitePlan } from '../api/types';
import { millisOf } from '../format/time';
import { type Span, spansOf } from '../sessions/spans';

const HOUR_MS = 3_600_000;
const PAST_MS = 2 * HOUR_MS;

/** What part of time a timetable shows, in epoch millis. */
export interface Extent {
  from: number;
  to: number;
}

/** A part of a row, in per cent of the extent. */
export interface Bar {
  left: number;
  width: number;
}

/** One vehicle: how long it stays, and what is planned for it meanwhile. */
export interface Row {
  session: Session;
  departure?: string;
  stay?: Bar;
  spans: (Span & { bar: Bar })[];
  /** By the plan, at departure. */
  socPercent?: number;
  shortfallWh: number;
}

/** So many hours, from the beginning of an hour a little ago. */
export function extentOf(now: number, hours: number): Extent {
  const from = Math.floor((now - PAST_MS) / HOUR_MS) * HOUR_MS;
  return { from, to: from + hours * HOUR_MS };
}

/** Where to write the time: at every second hour of twelve, and as many marks of more hours. */
export function marksOf({ from, to }: Extent): number[] {
  const step = (to - from) / 6;
  return [0, 1, 2, 3, 4, 5].map((i) => from + i * step);
}

export const placeOf = (at: number, { from, to }: Extent) => ((at - from) / (to - from)) * 100;

/** What of a time lies within the extent, if anything. */
export function barOf(start: number, end: number, extent: Extent): Bar | undefined {
  const left = Math.max(0, placeOf(start, extent));
  const right = Math.min(100, placeOf(end, extent));
  return right > left ? { left, width: right - left } : undefined;
}

interface Known {
  plan?: SitePlan;
  extent: Extent;
  /** Epoch millis. */
  now: number;
}

/** The next to leave first; those of whom nobody knows last. */
export function rowsOf(sessions: readonly Session[], known: Known): Row[] {
  return sessions
    .map((session) => rowOf(session, known))
    .toSorted((a, b) => leaves(a) - leaves(b) || a.session.stationId.localeCompare(b.session.stationId));
}

const leaves = ({ departure }: Row) => (departure ? millisOf(departure) : Number.MAX_SAFE_INTEGER);

function rowOf(session: Session, { plan, extent, now }: Known): Row {
  const car = plan?.cars.find(({ sessionId }) => sessionId === session.id);
  const departure = session.promise?.departure ?? session.need?.departure;
  const steps = (plan?.steps ?? [])
    .map(({ start, end }, i) => ({
      start,
      end,
      powerW: car?.powerW[i] ?? 0,
      socPercent: car?.socPercent[i] ?? 0,
    }))
    .filter(({ start }) => !departure || millisOf(start) < millisOf(departure));
  return {
    session,
    departure,
    // Who should have left is still there.
    stay: barOf(
      millisOf(session.startedAt),
      departure ? Math.max(millisOf(departure), now) : extent.to,
      extent,
    ),
    spans: spansOf(steps).flatMap((span) => {
      const bar = barOf(millisOf(span.start), millisOf(span.end), extent);
      return bar && span.flow !== 'rest' ? [{ ...span, bar }] : [];
    }),
    socPercent: car && departure ? steps.at(-1)?.socPercent : undefined,
    shortfallWh: car?.shortfallWh ?? 0,
  };
}
