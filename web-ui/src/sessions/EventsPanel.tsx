import { paged } from '../api/queries';
import type { Instant, Session } from '../api/types';
import { Badge, Status } from '../design/Badge';
import { CsvButton, type CsvColumn } from '../design/CsvButton';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { energy, percent, signedPower } from '../format/number';
import { fullTime, preciseTime } from '../format/time';
import { t } from '../messages';

/** What a station told of a transaction. */
export interface SessionEvent {
  seqNo: number;
  /** How many right before it have not arrived. */
  missing: number;
  type: 'Started' | 'Updated' | 'Ended';
  at: Instant;
  receivedAt: Instant;
  triggerReason: string;
  offline: boolean;
  chargingState?: string;
  stoppedReason?: string;
  reading?: { at: Instant; powerW?: number; importWh?: number; exportWh?: number; socPercent?: number };
}

const path = (session: string) => `/sessions/${encodeURIComponent(session)}/events`;

/** Every event of the transaction, in the order of its numbers; what is missing between them shows. */
export function EventsPanel({ session, zone }: { session: Session; zone: string }) {
  return (
    <Panel
      title={t.sessions.events}
      flush
      actions={<CsvButton name={`events-${session.id}`} path={path(session.id)} columns={file} />}
    >
      <PagedTable
        label={t.sessions.events}
        query={paged<SessionEvent>(['sessions', 'events', session.id], path(session.id))}
        columns={columns(zone)}
        endless
        rowKey={({ seqNo, at }) => `${seqNo} ${at}`}
        empty={
          <Empty compact icon="activity" title={t.sessions.noEvents}>
            {t.sessions.noEventsDetail}
          </Empty>
        }
      />
    </Panel>
  );
}

const columns = (zone: string): Column<SessionEvent>[] => [
  {
    key: 'seqNo',
    header: t.sessions.seqNo,
    cell: ({ seqNo, missing }) => (
      <>
        {seqNo} {missing > 0 && <Badge tone="warn">{t.sessions.missingBefore(missing)}</Badge>}
      </>
    ),
  },
  {
    key: 'at',
    header: t.sessions.at,
    cell: ({ at }) => (
      <time dateTime={at} title={fullTime(at, zone)}>
        {preciseTime(at, zone)}
      </time>
    ),
  },
  {
    key: 'type',
    header: t.sessions.event,
    cell: ({ type, offline }) => (
      <>
        {t.sessions.eventTypes[type] ?? type} {offline && <Badge>{t.sessions.offline}</Badge>}
      </>
    ),
  },
  { key: 'trigger', header: t.sessions.trigger, cell: ({ triggerReason }) => triggerReason },
  {
    key: 'state',
    header: t.sessions.state,
    hide: 'small',
    cell: ({ chargingState, stoppedReason }) =>
      stoppedReason ? (
        <Status tone="neutral">{stoppedReason}</Status>
      ) : (
        <span className="muted">
          {chargingState ? (t.sessions.chargingStates[chargingState] ?? chargingState) : '–'}
        </span>
      ),
  },
  {
    key: 'meter',
    header: t.sessions.meter,
    align: 'right',
    hide: 'small',
    cell: ({ reading }) => (reading?.importWh === undefined ? '–' : energy(reading.importWh)),
  },
  {
    key: 'power',
    header: t.sessions.power,
    align: 'right',
    hide: 'medium',
    cell: ({ reading }) => (reading?.powerW === undefined ? '–' : signedPower(reading.powerW)),
  },
  {
    key: 'soc',
    header: t.sessions.soc,
    align: 'right',
    hide: 'medium',
    cell: ({ reading }) => (reading?.socPercent === undefined ? '–' : percent(reading.socPercent)),
  },
];

const file: CsvColumn<SessionEvent>[] = [
  ['seqNo', ({ seqNo }) => seqNo],
  ['missing', ({ missing }) => missing],
  ['type', ({ type }) => type],
  ['at', ({ at }) => at],
  ['receivedAt', ({ receivedAt }) => receivedAt],
  ['triggerReason', ({ triggerReason }) => triggerReason],
  ['offline', ({ offline }) => offline],
  ['chargingState', ({ chargingState }) => chargingState],
  ['stoppedReason', ({ stoppedReason }) => stoppedReason],
  ['powerW', ({ reading }) => reading?.powerW],
  ['importWh', ({ reading }) => reading?.importWh],
  ['exportWh', ({ reading }) => reading?.exportWh],
  ['socPercent', ({ reading }) => reading?.socPercent],
];
