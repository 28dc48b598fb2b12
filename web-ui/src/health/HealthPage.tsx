import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { asProblem } from '../api/problem';
import { type Tone, Verdict } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty, ProblemNote } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { bytes, count, percent, quantity } from '../format/number';
import { duration } from '../format/time';
import { t } from '../messages';
import { type Check, type State, type Subject, systemQuery } from './api';

/** How the system does: what its meters read, what that means, and where one acts. */
export default function HealthPage() {
  const query = useQuery(systemQuery);
  return (
    <>
      <PageHeader title={t.health.title} />
      {query.data && query.error && <ProblemNote problem={asProblem(query.error)} />}
      <Loaded query={query}>
        {({ version, node, startedAt, checks }) => (
          <Panel
            title={t.health.since(
              version,
              duration(Math.max(0, query.dataUpdatedAt - Date.parse(startedAt))),
            )}
            note={node && t.health.node(node)}
            flush
          >
            <DataTable
              label={t.health.title}
              columns={columns}
              rows={checks}
              rowKey={({ subject }) => subject}
              empty={<Empty icon="screen" title={t.health.none} />}
            />
          </Panel>
        )}
      </Loaded>
    </>
  );
}

const TONES: Record<State, Tone> = { GOOD: 'good', LOOK: 'warn', BAD: 'bad' };

/** Where one acts on it; the rest is a matter of the server. */
const PLACES: Partial<Record<Subject, string>> = {
  STATIONS: '/stations',
  FRAMES_DROPPED: '/activity/messages',
  PLANNING_WAITING: '/sites',
  ALARMS_WAITING: '/alarms',
  ROAMING_WAITING: '/roaming',
  STATION_CERTIFICATES: '/certificates/stations',
  AUTHORITIES: '/certificates',
  TRUSTED: '/certificates/trust',
  RESPONDERS: '/certificates/health',
};

function reading({ subject, value }: Check): string {
  if (value === undefined) return t.health.unknown;
  if (subject === 'DATABASE') return bytes(value);
  if (subject === 'DISK') return percent(value * 100);
  return subject === 'COMMIT' ? t.health.seconds(quantity(value)) : count(value);
}

function Name({ subject }: Check) {
  const place = PLACES[subject];
  const name = t.health.subjects[subject];
  return place ? (
    <Link to={place} className="link">
      {name}
    </Link>
  ) : (
    <strong>{name}</strong>
  );
}

const columns: Column<Check>[] = [
  { key: 'what', header: t.health.what, cell: Name },
  {
    key: 'state',
    header: t.health.state,
    cell: ({ state }) => <Verdict tone={TONES[state]}>{t.health.states[state]}</Verdict>,
  },
  { key: 'reading', header: t.health.reading, align: 'right', cell: reading },
  {
    key: 'why',
    header: '',
    hide: 'medium',
    cell: ({ subject }) => <span className="muted">{t.health.why[subject]}</span>,
  },
];
