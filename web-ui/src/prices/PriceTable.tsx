import type { PriceStep, Prices } from '../api/types';
import { Badge } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { Panel } from '../design/Panel';
import { price } from '../format/number';
import { millisOf, nearTime } from '../format/time';
import { t } from '../messages';

/** The curves as figures, folded away below the chart. */
export function PriceTable({ prices, now, zone }: { prices: Prices; now: number; zone: string }) {
  const { steps, currency } = prices;
  const current = ({ start, end }: PriceStep) => millisOf(start) <= now && now < millisOf(end);
  const columns: Column<PriceStep>[] = [
    {
      key: 'time',
      header: t.prices.hour,
      cell: (step) => (
        <>
          {nearTime(step.start, now, zone)} {current(step) && <Badge tone="accent">{t.time.now}</Badge>}
        </>
      ),
    },
    {
      key: 'import',
      header: t.chart.importPrice,
      align: 'right',
      cell: ({ importPrice }) => price(importPrice, currency),
    },
    {
      key: 'export',
      header: t.chart.exportPrice,
      align: 'right',
      cell: ({ exportPrice }) => price(exportPrice, currency),
    },
  ];
  return (
    <Panel title={t.prices.table} flush>
      <DataTable
        label={t.prices.table}
        columns={columns}
        rows={steps}
        rowKey={({ start }) => start}
        empty={null}
      />
    </Panel>
  );
}
