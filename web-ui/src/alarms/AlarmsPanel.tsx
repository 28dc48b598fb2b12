import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Badge, Status } from '../design/Badge';
import { Button } from '../design/Button';
import { CsvButton, type CsvColumn } from '../design/CsvButton';
import type { Column } from '../design/DataTable';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { alarmText } from './alarmText';
import { type Alarm, alarmsQuery } from './api';

const ALL = 'all';

const shown = [
  { value: '', label: t.alarms.open },
  { value: ALL, label: t.alarms.all },
];

/** Open alarms, or all there were. */
export function AlarmsPanel() {
  const [search, setSearch] = useSearchParams();
  const { now } = useClock();
  const client = useQueryClient();
  const mayAct = useRole('tenant-operator');
  const chosen = search.get('shown') ?? '';
  const open = chosen === ALL ? '' : 'true';
  const acknowledging = useMutation({
    mutationFn: ({ id }: Alarm) => http.post<Alarm>(`/alarms/${id}/acknowledge`),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['alarms'] }),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <Panel
      title={t.alarms.title}
      flush
      actions={
        <Toolbar>
          <FilterSelect
            label={t.alarms.state}
            value={chosen}
            options={shown}
            onChange={(value) => setSearch(value ? { shown: value } : {}, { replace: true })}
          />
          <CsvButton name="alarms" path="/alarms" filter={{ open }} columns={file} />
        </Toolbar>
      }
    >
      <PagedTable
        label={t.alarms.title}
        query={alarmsQuery(open)}
        endless
        columns={columns(now, mayAct ? acknowledging.mutate : undefined)}
        rowKey={({ id }) => String(id)}
        empty={
          <Empty icon="check" title={t.alarms.none}>
            {t.alarms.noneDetail}
          </Empty>
        }
      />
    </Panel>
  );
}

const file: CsvColumn<Alarm>[] = [
  ['id', ({ id }) => id],
  ['rule', ({ rule }) => rule],
  ['condition', ({ condition }) => condition],
  ['subject', ({ subject }) => subject],
  ['detail', ({ detail }) => detail],
  ['raisedAt', ({ raisedAt }) => raisedAt],
  ['endedAt', ({ endedAt }) => endedAt],
  ['acknowledgedAt', ({ acknowledgedAt }) => acknowledgedAt],
  ['acknowledgedBy', ({ acknowledgedBy }) => acknowledgedBy],
];

/** Where what an alarm is about is shown. */
function target({ condition, subject }: Alarm): string | undefined {
  const [first = ''] = subject.split('/');
  switch (condition) {
    case 'STATION_OFFLINE':
    case 'CONNECTOR_FAULTED':
    case 'VARIABLE':
    case 'STATION_EVENT':
      return `/stations/${encodeURIComponent(first)}`;
    case 'PROMISE_AT_RISK':
      return `/sessions/${subject}`;
    case 'LIMIT_EXCEEDED':
      return `/sites/${encodeURIComponent(subject)}`;
    case 'CERTIFICATE_ENDS':
      return '/certificates/stations';
    case 'AUTHORITY_ENDS':
      return '/certificates/trust';
    case 'PRICES_END':
      return '/prices';
    case 'SECURITY_ALERT':
      return '/activity/security?severity=open';
  }
}

const columns = (now: number, acknowledge?: (alarm: Alarm) => void): Column<Alarm>[] => [
  {
    key: 'what',
    header: t.alarms.what,
    cell: (alarm) => (
      <Link className="link" to={target(alarm) ?? '/alarms'}>
        {alarmText(alarm)}
      </Link>
    ),
  },
  {
    key: 'rule',
    header: t.alarms.rule,
    hide: 'small',
    cell: ({ rule }) => <span className="muted">{rule}</span>,
  },
  { key: 'raised', header: t.alarms.raised, cell: ({ raisedAt }) => relative(raisedAt, now) },
  {
    key: 'state',
    header: t.alarms.state,
    hide: 'small',
    cell: ({ endedAt }) =>
      endedAt ? <Status hollow>{t.alarms.over}</Status> : <Badge tone="bad">{t.alarms.goingOn}</Badge>,
  },
  {
    key: 'acknowledge',
    header: '',
    align: 'right',
    cell: (alarm) =>
      alarm.acknowledgedBy ? (
        <span className="muted">{t.alarms.acknowledgedBy(alarm.acknowledgedBy)}</span>
      ) : (
        acknowledge && (
          <Button icon="check" onClick={() => acknowledge(alarm)}>
            {t.alarms.acknowledge}
          </Button>
        )
      ),
  },
];
