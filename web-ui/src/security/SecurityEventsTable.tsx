import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Badge, type Tone } from '../design/Badge';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type SecurityEvent, type Severity, securityEventsQuery } from './api';

const tones: Record<Severity, Tone> = { INFO: 'neutral', WARNING: 'warn', CRITICAL: 'bad' };

/** The security log of one station, or of all. */
export function SecurityEventsTable(props: {
  station?: string;
  severity?: string;
  open?: string;
  now: number;
}) {
  const { station, severity, open, now } = props;
  const acknowledge = useAcknowledge();
  return (
    <PagedTable
      label={t.security.events}
      query={securityEventsQuery({ station, severity, open })}
      columns={columns(now, station === undefined, acknowledge)}
      rowKey={({ id }) => String(id)}
      empty={
        <Empty compact={station !== undefined} icon="check" title={t.security.noEvents}>
          {t.security.noEventsDetail}
        </Empty>
      }
    />
  );
}

function useAcknowledge(): ((event: SecurityEvent) => void) | undefined {
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const acknowledging = useMutation({
    mutationFn: ({ id }: SecurityEvent) => http.post(`/security-events/${id}/acknowledge`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['security-events'] }),
    onError: (error) => toast(asProblem(error).title, true),
  });
  return mayAct ? acknowledging.mutate : undefined;
}

const columns = (
  now: number,
  ofAll: boolean,
  acknowledge?: (event: SecurityEvent) => void,
): Column<SecurityEvent>[] => [
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
  {
    key: 'seen',
    header: '',
    align: 'right',
    cell: (event) =>
      event.alert && !event.acknowledgedAt
        ? acknowledge && (
            <Button look="quiet" icon="check" onClick={() => acknowledge(event)}>
              {t.security.acknowledge}
            </Button>
          )
        : event.acknowledgedBy && (
            <span className="muted">{t.security.acknowledgedBy(event.acknowledgedBy)}</span>
          ),
  },
];
