import { Link } from 'react-router';
import { Badge, Status, type Tone } from '../design/Badge';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { relative } from '../format/time';
import { t } from '../messages';
import { type StationEvent, stationEventsQuery } from './api';

const ALARMING = 3;
const WARNING = 5;

const toneOf = (severity: number): Tone =>
  severity <= ALARMING ? 'bad' : severity <= WARNING ? 'warn' : 'neutral';

/** What stations saw: one station's, or all. */
export function StationEventsTable(props: { station?: string; severity?: string; now: number }) {
  const { station, severity, now } = props;
  return (
    <PagedTable
      label={t.activity.events}
      query={stationEventsQuery({ station, severity })}
      columns={columns(now, station === undefined)}
      rowKey={({ id }) => String(id)}
      empty={
        <Empty compact={station !== undefined} icon="check" title={t.activity.noEvents}>
          {t.activity.noEventsDetail}
        </Empty>
      }
    />
  );
}

const columns = (now: number, ofAll: boolean): Column<StationEvent>[] => [
  {
    key: 'what',
    header: t.activity.event,
    cell: ({ component, variable, evseId }) => (
      <>
        {variable} <span className="muted">{[component, evseId].filter(Boolean).join(' ')}</span>
      </>
    ),
  },
  ...(ofAll
    ? [
        {
          key: 'station',
          header: t.stations.station,
          cell: ({ stationId }: StationEvent) => (
            <Link className="link" to={`/stations/${encodeURIComponent(stationId)}`}>
              {stationId}
            </Link>
          ),
        },
      ]
    : []),
  { key: 'value', header: t.activity.value, cell: ({ value }) => <span className="mono">{value}</span> },
  {
    key: 'severity',
    header: t.activity.severity,
    cell: ({ severity, cleared }) =>
      cleared ? (
        <Status tone="good">{t.activity.cleared}</Status>
      ) : (
        severity !== undefined && (
          <Badge tone={toneOf(severity)}>{t.activity.severities[severity] ?? severity}</Badge>
        )
      ),
  },
  {
    key: 'info',
    header: t.activity.info,
    hide: 'medium',
    cell: ({ techInfo, trigger }) => <span className="muted">{techInfo ?? trigger}</span>,
  },
  {
    key: 'at',
    header: t.activity.at,
    align: 'right',
    cell: ({ at }) => <span className="muted">{relative(at, now)}</span>,
  },
];
