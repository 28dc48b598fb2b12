import { useQuery } from '@tanstack/react-query';
import { activeSessionsQuery } from '../api/queries';
import type { Session } from '../api/types';
import { Flow } from '../sessions/SessionParts';

/** What flows at a station now, over all its EVSEs; drawn again only when just this has changed. */
export function StationPower({ id }: { id: string }) {
  const { data: watts } = useQuery({ ...activeSessionsQuery(), select: (sessions) => powerAt(id, sessions) });
  return watts == null ? <span className="muted">–</span> : <Flow watts={watts} />;
}

/** Null where no session goes on. */
function powerAt(id: string, sessions: readonly Session[]): number | null {
  let watts: number | null = null;
  for (const { stationId, powerW } of sessions) if (stationId === id) watts = (watts ?? 0) + powerW;
  return watts;
}
