import { useQuery } from '@tanstack/react-query';
import { activeSessionsQuery } from '../api/queries';

/** What flows at each station with a session, by station id: the sum over its EVSEs. */
export function usePowers(): ReadonlyMap<string, number> {
  const { data: sessions = [] } = useQuery(activeSessionsQuery());
  const powers = new Map<string, number>();
  for (const { stationId, powerW } of sessions) powers.set(stationId, (powers.get(stationId) ?? 0) + powerW);
  return powers;
}
