import { type Column, DataTable } from '../design/DataTable';
import { count, money } from '../format/number';
import { t } from '../messages';
import { parties, type SettlementSum, type SiteSettlement } from './api';

interface Line {
  label: string;
  strong?: boolean;
  value: (sum: SettlementSum) => string;
}

/** What each party gets, in all and by contract; small screens show all contracts together. */
export function SharesTable({ settlement }: { settlement: SiteSettlement }) {
  const { contracts, total, currency } = settlement;
  const columns: Column<Line>[] = [
    { key: 'label', header: t.settlement.shares, cell: ({ label }) => label },
    { key: 'total', header: t.settlement.total, align: 'right', cell: shown(total) },
    ...contracts.map(
      ({ contractId, name, sum }): Column<Line> => ({
        key: contractId ?? 'none',
        header: name ?? t.settlement.noContract,
        align: 'right',
        hide: 'small',
        cell: shown(sum),
      }),
    ),
  ];
  return (
    <DataTable
      label={t.settlement.shares}
      columns={columns}
      rows={lines(currency)}
      rowKey={({ label }) => label}
      empty={null}
    />
  );
}

const shown =
  (sum: SettlementSum) =>
  ({ strong, value }: Line) =>
    strong ? <b>{value(sum)}</b> : value(sum);

const lines = (currency: string): Line[] => [
  { label: t.settlement.sessions, value: (sum) => count(sum.sessions) },
  { label: t.settlement.saving, value: (sum) => money(sum.saving, currency) },
  { label: t.sessions.revenue, value: (sum) => money(sum.revenue, currency) },
  ...parties.map((party) => ({
    label: t.settlement.parties[party],
    strong: true,
    value: (sum: SettlementSum) => money(sum.amounts[party], currency),
  })),
];
