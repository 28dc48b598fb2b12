import type { Session } from '../api/types';
import { SocBar } from '../design/Bars';
import type { Column } from '../design/DataTable';
import { energy, money } from '../format/number';
import { fullTime, nearTime } from '../format/time';
import { t } from '../messages';
import { Car, ControlBadge, Flow, PromiseBadge, savingOf } from './SessionParts';

/** How a column tells time: the zone of each session's site, and now. */
export interface Times {
  now: number;
  zoneOf: (siteId: string) => string;
}

const car: Column<Session> = {
  key: 'car',
  header: t.sessions.car,
  cell: (session) => <Car session={session} />,
};

const station: Column<Session> = {
  key: 'station',
  header: t.sessions.station,
  hide: 'small',
  cell: ({ stationId, evseId }) => (
    <span className="muted">
      {stationId}
      {evseId && ` · ${evseId}`}
    </span>
  ),
};

const traded: Column<Session> = {
  key: 'energy',
  header: t.sessions.energy,
  align: 'right',
  hide: 'medium',
  cell: ({ energyInWh, energyOutWh }) => `${energy(energyInWh)} / ${energy(energyOutWh)}`,
};

const net: Column<Session> = {
  key: 'net',
  header: t.sessions.net,
  align: 'right',
  hide: 'small',
  cell: ({ money: sums }) => (sums ? money(sums.net, sums.currency) : '–'),
};

const promised: Column<Session> = {
  key: 'promise',
  header: t.sessions.promise,
  cell: ({ promise }) => (promise ? <PromiseBadge promise={promise} /> : <span className="muted">–</span>),
};

const at = (moment: string | undefined, siteId: string, { now, zoneOf }: Times) =>
  moment ? (
    <time dateTime={moment} title={fullTime(moment, zoneOf(siteId))}>
      {nearTime(moment, now, zoneOf(siteId))}
    </time>
  ) : (
    <span className="muted">–</span>
  );

export const activeColumns = (times: Times): Column<Session>[] => [
  car,
  station,
  {
    key: 'soc',
    header: t.sessions.soc,
    hide: 'small',
    cell: ({ socPercent, need }) => <SocBar value={socPercent} target={need?.targetSocPercent} />,
  },
  {
    key: 'departure',
    header: t.sessions.departure,
    hide: 'medium',
    cell: ({ promise, siteId }) => at(promise?.departure, siteId, times),
  },
  {
    key: 'power',
    header: t.sessions.power,
    align: 'right',
    cell: ({ powerW }) => <Flow watts={powerW} />,
  },
  traded,
  {
    key: 'plan',
    header: t.sessions.plan,
    hide: 'small',
    cell: (session) => <ControlBadge control={session.control} />,
  },
  promised,
];

export const endedColumns = (times: Times): Column<Session>[] => [
  car,
  station,
  {
    key: 'started',
    header: t.sessions.started,
    hide: 'medium',
    cell: ({ startedAt, siteId }) => at(startedAt, siteId, times),
  },
  { key: 'ended', header: t.sessions.endedAt, cell: ({ endedAt, siteId }) => at(endedAt, siteId, times) },
  {
    key: 'soc',
    header: t.sessions.soc,
    hide: 'small',
    cell: ({ socPercent, need }) => <SocBar value={socPercent} target={need?.targetSocPercent} />,
  },
  traded,
  net,
  {
    key: 'saving',
    header: t.sessions.saving,
    align: 'right',
    hide: 'medium',
    cell: ({ money: sums }) => {
      const saving = sums && savingOf(sums);
      return saving === undefined ? '–' : money(saving, sums?.currency ?? 'EUR');
    },
  },
  promised,
];
