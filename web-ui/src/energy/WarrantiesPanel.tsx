import { queryOptions, useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import type { WarrantyBudget } from '../api/types';
import { SocBar } from '../design/Bars';
import { type Column, DataTable } from '../design/DataTable';
import { Panel } from '../design/Panel';
import { count, energy, hours } from '../format/number';
import { t } from '../messages';

interface Use {
  vehicleId: string;
  name: string;
  budget: WarrantyBudget;
  used: WarrantyBudget;
  /** Of the part that is used most; 1 when it is used up. */
  share: number;
}

const warrantiesQuery = queryOptions({
  queryKey: ['warranties'],
  queryFn: () => http.get<{ items: Use[] }>('/warranties').then(({ items }) => items),
});

/** Which vehicles are nearest to the end of what their makers allow; nothing where no maker bounds any. */
export function WarrantiesPanel() {
  const { data: uses = [] } = useQuery(warrantiesQuery);
  if (uses.length === 0) return null;
  return (
    <Panel title={t.warranty.nearest} note={t.warranty.nearestHint} flush>
      <DataTable
        label={t.warranty.nearest}
        columns={columns}
        rows={uses}
        rowKey={({ vehicleId }) => vehicleId}
        empty={null}
      />
    </Panel>
  );
}

/** One part of a budget; empty where it is not bounded. */
function part(used: number | undefined, allowed: number | undefined, text: (value: number) => string) {
  return allowed === undefined ? '–' : t.warranty.of(text(used ?? 0), text(allowed));
}

const columns: Column<Use>[] = [
  { key: 'vehicle', header: t.warranty.vehicle, cell: ({ name }) => <strong>{name}</strong> },
  { key: 'share', header: t.warranty.usedShare, cell: ({ share }) => <SocBar value={share * 100} /> },
  {
    key: 'out',
    header: t.warranty.out,
    hide: 'small',
    cell: ({ used, budget }) => part(used.outWh, budget.outWh, energy),
  },
  {
    key: 'hours',
    header: t.warranty.hours,
    hide: 'medium',
    cell: ({ used, budget }) => part(used.dischargeHours, budget.dischargeHours, hours),
  },
  {
    key: 'cycles',
    header: t.warranty.cycles,
    hide: 'medium',
    cell: ({ used, budget }) => part(used.cycles, budget.cycles, count),
  },
  {
    key: 'per',
    header: t.warranty.per,
    hide: 'small',
    cell: ({ budget }) => (budget.per === 'YEAR' ? t.warranty.year : t.warranty.life),
  },
];
