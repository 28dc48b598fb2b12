import { Link } from 'react-router';
import { Badge, type Tone } from '../design/Badge';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { relative } from '../format/time';
import { t } from '../messages';
import { type SecurityEvent, type Severity, securityEventsQuery } from './api';

const tones: Record<Severity, Tone> = { INFO: 'neutral', WARNING: 'warn', CRITICAL: 'bad' };

/** The security log of one station, or of all. */
export function SecurityEventsTable(props: { station?: string; severity?: string; now: number }) {
  const { station, severity, now } = props;
  return (
    <PagedTable
      label={t.security.events}
      query={securityEventsQuery({ station, severity })}
      columns={columns(now, station === undefined)}
      rowKey={({ id }) => String(id)}
      empty={
        <Empty compact={station !== undefined} icon="check" title={t.security.noEvents}>
          {t.security.noEventsDetail}
        </Empty>
      }
    />
  );
}

const columns = (now: number, ofAll: boolean): Column<SecurityEvent>[] => [
  { key: 'type', header: t.security.event, cell: ({ type }) => type },
  ...(ofAll
    ? [
        {
          key: 'station',
          header: t.stations.station,
          cell: ({ stationId }: SecurityEvent) =>
            stationId && (
              <Link className="link" to={`/stations/${encodeURIComponent(stationId)}/security`}>
                {stationId}
              </Link>
            ),
        },
      ]
    : []),
  {
    key: 'severity',
    header: t.security.severity,
    cell: ({ severity }) => <Badge tone={tones[severity]}>{t.security.severities[severity]}</Badge>,
  },
  {
    key: 'info',
    header: t.security.info,
    hide: 'small',
    cell: ({ techInfo }) => <span className="muted">{techInfo ?? '–'}</span>,
  },
  {
    key: 'source',
    header: t.security.source,
    hide: 'medium',
    cell: ({ source }) => <span className="muted">{t.security.sources[source]}</span>,
  },
  {
    key: 'at',
    header: t.security.at,
    align: 'right',
    cell: ({ at }) => <span className="muted">{relative(at, now)}</span>,
  },
];
