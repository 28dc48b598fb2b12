import { sessionsQuery } from '../api/queries';
import type { Session } from '../api/types';
import { Badge } from '../design/Badge';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { energy } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { Car, sessionPath } from '../sessions/SessionParts';

/** The station's sessions, newest first. */
export function StationSessions({ stationId, now, zone }: { stationId: string; now: number; zone: string }) {
  const columns: Column<Session>[] = [
    { key: 'car', header: t.sessions.car, cell: (session) => <Car session={session} /> },
    {
      key: 'state',
      header: t.sessions.state,
      cell: ({ state }) => (
        <Badge tone={state === 'active' ? 'accent' : 'neutral'}>
          {state === 'active' ? t.sessions.active : t.sessions.ended}
        </Badge>
      ),
    },
    { key: 'started', header: t.sessions.started, cell: ({ startedAt }) => nearTime(startedAt, now, zone) },
    {
      key: 'ended',
      header: t.sessions.endedAt,
      hide: 'small',
      cell: ({ endedAt }) => (endedAt ? nearTime(endedAt, now, zone) : <span className="muted">–</span>),
    },
    {
      key: 'energy',
      header: t.sessions.energy,
      align: 'right',
      hide: 'small',
      cell: ({ energyInWh, energyOutWh }) => `${energy(energyInWh)} / ${energy(energyOutWh)}`,
    },
  ];
  return (
    <Panel title={t.stations.sessions} flush>
      <PagedTable
        label={t.stations.sessions}
        query={sessionsQuery({ station: stationId })}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => sessionPath(id)}
        empty={
          <Empty compact icon="sessions" title={t.sessions.emptyActive}>
            {t.sessions.emptyActiveDetail}
          </Empty>
        }
      />
    </Panel>
  );
}
