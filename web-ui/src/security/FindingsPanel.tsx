import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { count } from '../format/number';
import { relative } from '../format/time';
import { t } from '../messages';
import { type Finding, findingsQuery } from './api';

/** Where the station strays from the specification: for its maker. */
export function FindingsPanel({ station, now }: { station: string; now: number }) {
  const query = useQuery(findingsQuery(station));
  return (
    <Panel title={t.security.findings} note={t.security.findingsHint} flush>
      <Loaded query={query}>
        {(findings) => (
          <DataTable
            label={t.security.findings}
            columns={columns(now)}
            rows={findings}
            rowKey={({ finding }) => finding}
            empty={
              <Empty compact icon="check" title={t.security.noFindings}>
                {t.security.noFindingsDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** `HALF_AN_OFFSET` as `Half an offset`. */
const words = (name: string) => name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');

const columns = (now: number): Column<Finding>[] => [
  { key: 'finding', header: t.security.finding, cell: ({ finding }) => words(finding) },
  {
    key: 'count',
    header: t.security.times,
    align: 'right',
    cell: ({ count: times }) => count(times),
  },
  {
    key: 'last',
    header: t.security.last,
    align: 'right',
    cell: ({ lastSeenAt }) => <span className="muted">{relative(lastSeenAt, now)}</span>,
  },
];
