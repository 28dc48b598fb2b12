import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import type { Column } from '../design/DataTable';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { Segmented } from '../design/Segmented';
import { toLocalInput } from '../format/time';
import { t } from '../messages';
import { MonthButtons, useMonth } from '../settlement/month';
import { useHomeZone } from '../shell/useZone';
import { kinds, type PartySum, partiesQuery } from './api';
import { figures } from './columns';
import { StatementDialog } from './StatementDialog';

const CLOCK_EVERY_MS = 60_000;

/** What each host, partner, fleet or driver has to do with in a month. */
export default function StatementsPage() {
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState<PartySum['party']>();
  const { now } = useClock(CLOCK_EVERY_MS);
  const zone = useHomeZone();
  const { name, period, go } = useMonth(now, zone);
  const month = { month: toLocalInput(period.from, zone).slice(0, 7), zone };
  const kind = kinds.find((known) => known === search.get('of')) ?? 'hosts';
  const q = search.get('q') ?? '';
  const choose = useCallback(
    (key: string, value: string) =>
      setSearch(
        (old) => {
          const next = new URLSearchParams(old);
          if (value) next.set(key, value);
          else next.delete(key);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const onSearch = useCallback((value: string) => choose('q', value), [choose]);
  return (
    <>
      <PageHeader
        title={t.statements.title}
        note={name}
        trail={[{ to: '/energy', label: t.network.title }]}
        actions={
          <Toolbar>
            <Segmented
              label={t.statements.of}
              value={kind}
              options={kinds.map((value) => ({ value, label: t.statements.kinds[value] }))}
              onChange={(value) => choose('of', value)}
            />
            <SearchBox label={t.common.search} value={q} onChange={onSearch} />
            <MonthButtons go={go} />
          </Toolbar>
        }
      />
      <Panel flush>
        <PagedTable
          label={t.statements.title}
          query={partiesQuery(kind, month, q)}
          columns={columns}
          rowKey={({ party, sum }) => `${party.id} ${sum.currency}`}
          onRow={({ party }) => setShown(party)}
          endless
          empty={
            <Empty icon="prices" title={t.statements.none}>
              {t.statements.noneDetail}
            </Empty>
          }
        />
      </Panel>
      {shown && (
        <StatementDialog
          kind={kind}
          party={shown}
          month={month}
          name={name}
          onClose={() => setShown(undefined)}
        />
      )}
    </>
  );
}

const columns: Column<PartySum>[] = [
  { key: 'name', header: t.statements.party, cell: ({ party }) => party.name },
  ...figures,
];
