import { useSearchParams } from 'react-router';
import { Badge, Status } from '../design/Badge';
import { CsvButton, type CsvColumn } from '../design/CsvButton';
import type { Column } from '../design/DataTable';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { type AuditEntry, auditQuery } from './api';

const outcomes = [
  { value: '', label: t.common.all },
  { value: 'false', label: t.people.done },
  { value: 'true', label: t.people.refused },
];

/** Who changed what. */
export function AuditPanel() {
  const [search, setSearch] = useSearchParams();
  const filter = {
    actor: search.get('actor') ?? '',
    path: search.get('path') ?? '',
    failed: search.get('failed') ?? '',
  };
  const set = (name: keyof typeof filter) => (value: string) =>
    setSearch(
      Object.entries({ ...filter, [name]: value }).filter(([, wanted]) => wanted),
      { replace: true },
    );
  return (
    <Panel
      title={t.people.audit}
      note={t.people.auditHint}
      flush
      actions={
        <Toolbar>
          <SearchBox label={t.people.searchWho} value={filter.actor} onChange={set('actor')} />
          <SearchBox label={t.people.searchWhat} value={filter.path} onChange={set('path')} />
          <FilterSelect
            label={t.people.outcome}
            value={filter.failed}
            options={outcomes}
            onChange={set('failed')}
          />
          <CsvButton name="audit" path="/audit" filter={filter} columns={file} />
        </Toolbar>
      }
    >
      <PagedTable
        label={t.people.audit}
        query={auditQuery(filter)}
        columns={columns}
        endless
        rowKey={({ id }) => String(id)}
        empty={
          <Empty icon="activity" title={t.people.noEntries}>
            {t.people.noEntriesDetail}
          </Empty>
        }
      />
    </Panel>
  );
}

const file: CsvColumn<AuditEntry>[] = [
  ['id', ({ id }) => id],
  ['at', ({ at }) => at],
  ['actor', ({ actor }) => actor],
  ['remote', ({ remote }) => remote],
  ['method', ({ method }) => method],
  ['path', ({ path }) => path],
  ['status', ({ status }) => status],
];

const FIRST_REFUSAL = 400;

const columns: Column<AuditEntry>[] = [
  { key: 'when', header: t.people.when, cell: ({ at }) => fullTime(at, browserZone) },
  { key: 'who', header: t.people.who, cell: ({ actor }) => <strong>{actor}</strong> },
  {
    key: 'what',
    header: t.people.what,
    cell: ({ method, path }) => (
      <span className="mono">
        {method} {path}
      </span>
    ),
  },
  {
    key: 'from',
    header: t.people.from,
    hide: 'medium',
    cell: ({ remote }) => <span className="mono muted">{remote}</span>,
  },
  {
    key: 'outcome',
    header: t.people.outcome,
    align: 'right',
    cell: ({ status }) =>
      status < FIRST_REFUSAL ? (
        <Status tone="good">{t.people.done}</Status>
      ) : (
        <Badge tone="warn" title={String(status)}>
          {t.people.refused}
        </Badge>
      ),
  },
];
