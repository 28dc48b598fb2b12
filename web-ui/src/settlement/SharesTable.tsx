import { type Column, DataTable } from '../design/DataTable';
import { money } from '../format/number';
import { t } from '../messages';
import { parties, type SettlementSum, type SiteSettlement } from './api';

interface Line {
  key: string;
  name: string;
  sum: SettlementSum;
}

/** What each party gets, by contract and in all. */
export function SharesTable({ settlement }: { settlement: SiteSettlement }) {
  const { contracts, total, currency } = settlement;
  const lines: Line[] = contracts.map(({ contractId, name, sum }) => ({
    key: contractId ?? 'none',
    name: name ?? t.settlement.noContract,
    sum,
  }));
  const shown = lines.length > 1 ? [...lines, { key: 'total', name: t.settlement.total, sum: total }] : lines;
  return (
    <DataTable
      label={t.settlement.shares}
      columns={columns(currency)}
      rows={shown}
      rowKey={({ key }) => key}
      empty={null}
    />
  );
}

const columns = (currency: string): Column<Line>[] => [
  {
    key: 'name',
    header: t.settlement.contract,
    cell: ({ key, name }) => (key === 'total' ? <b>{name}</b> : name),
  },
  {
    key: 'sessions',
    header: t.settlement.sessions,
    align: 'right',
    hide: 'small',
    cell: ({ sum }) => sum.sessions,
  },
  {
    key: 'saving',
    header: t.settlement.saving,
    align: 'right',
    hide: 'small',
    cell: ({ sum }) => money(sum.saving, currency),
  },
  {
    key: 'revenue',
    header: t.sessions.revenue,
    align: 'right',
    hide: 'medium',
    cell: ({ sum }) => money(sum.revenue, currency),
  },
  ...parties.map(
    (party): Column<Line> => ({
      key: party,
      header: t.settlement.parties[party],
      align: 'right',
      cell: ({ sum }) => <b>{money(sum.amounts[party], currency)}</b>,
    }),
  ),
];
