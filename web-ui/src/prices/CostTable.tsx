import type { Cost, CostLine } from '../api/types';
import { type Column, DataTable } from '../design/DataTable';
import { exactMoney, money, quantity, share } from '../format/number';
import { t } from '../messages';
import css from './CostTable.module.css';

/** What is paid and why, line by line. */
export function CostTable({ cost, label }: { cost: Cost; label: string }) {
  return (
    <DataTable
      label={label}
      columns={columns(cost.currency)}
      rows={rowsOf(cost)}
      rowKey={({ key }) => key}
      empty={null}
    />
  );
}

/** A line, or what comes after the lines and has a sum only. */
interface Row {
  key: string;
  what: string;
  line?: CostLine;
  tax: number;
  sum: number;
  isTotal?: boolean;
}

/** Lines, what a limit changes and rounding, where they change anything, and the total. */
function rowsOf({ lines, toLimit, rounding, total }: Cost): Row[] {
  const added = (key: string, what: string, { tax, afterTaxes }: Cost['total']): Row[] =>
    tax === 0 && afterTaxes === 0 ? [] : [{ key, what, tax, sum: afterTaxes }];
  return [
    ...lines.map((line, i) => ({
      key: `${i}`,
      what: line.reservation ? t.price.reserved(t.price.of[line.dimension]) : t.price.of[line.dimension],
      line,
      tax: line.amount.tax,
      sum: line.amount.afterTaxes,
    })),
    ...added('limit', toLimit.afterTaxes < 0 ? t.price.toMaximum : t.price.toMinimum, toLimit),
    ...added('rounding', t.price.rounding, rounding),
    { key: 'total', what: t.price.total, tax: total.tax, sum: total.afterTaxes, isTotal: true },
  ];
}

const columns = (currency: string): Column<Row>[] => [
  { key: 'what', header: t.price.what, cell: ({ what, isTotal }) => (isTotal ? <b>{what}</b> : what) },
  {
    key: 'quantity',
    header: t.price.quantity,
    align: 'right',
    cell: ({ line }) => line && line.dimension !== 'FLAT' && <Used line={line} />,
  },
  {
    key: 'price',
    header: t.price.unitPrice,
    align: 'right',
    cell: ({ line }) => line && t.price.per[line.dimension](exactMoney(line.price, currency)),
  },
  {
    key: 'tax',
    header: t.price.tax,
    align: 'right',
    hide: 'small',
    cell: ({ line, tax }) =>
      tax !== 0 && (
        <>
          {exactMoney(tax, currency)}
          {line?.taxPercent !== undefined && <span className={css.step}>{share(line.taxPercent)}</span>}
        </>
      ),
  },
  {
    key: 'sum',
    header: t.price.sum,
    align: 'right',
    cell: ({ sum, isTotal }) => (isTotal ? <b>{money(sum, currency)}</b> : exactMoney(sum, currency)),
  },
];

/** What is billed, and what was used where steps make a difference. */
function Used({ line }: { line: CostLine }) {
  const unit = t.price.units[line.dimension];
  const billed = quantity(line.billed);
  const used = quantity(line.quantity);
  return (
    <>
      {billed} {unit}
      {used !== billed && <span className={css.step}>{t.price.used(`${used} ${unit}`)}</span>}
    </>
  );
}
