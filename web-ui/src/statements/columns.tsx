import type { Column } from '../design/DataTable';
import { count, exactMoney, quantity } from '../format/number';
import { t } from '../messages';
import type { Sum } from './api';

/** The figures of a sum, of a party or of a line. */
export const figures: Column<{ sum: Sum }>[] = [
  {
    key: 'sessions',
    header: t.settlement.sessions,
    align: 'right',
    hide: 'small',
    cell: ({ sum }) => count(sum.sessions),
  },
  {
    key: 'energy',
    header: t.statements.energy,
    align: 'right',
    hide: 'medium',
    cell: ({ sum }) => `${quantity(sum.importKwh)} / ${quantity(sum.exportKwh)}`,
  },
  {
    key: 'charged',
    header: t.statements.charged,
    align: 'right',
    cell: ({ sum }) => amount(sum, sum.charged),
  },
  { key: 'earned', header: t.statements.earned, align: 'right', cell: ({ sum }) => amount(sum, sum.earned) },
  {
    key: 'balance',
    header: t.statements.balance,
    align: 'right',
    hide: 'small',
    cell: ({ sum }) => <strong>{exactMoney(sum.balance, sum.currency)}</strong>,
  },
];

const amount = ({ currency }: Sum, value: number) =>
  value === 0 ? <span className="muted">–</span> : exactMoney(value, currency);
