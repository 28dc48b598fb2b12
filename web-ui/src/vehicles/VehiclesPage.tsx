import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { vehiclesQuery } from '../api/queries';
import type { Vehicle } from '../api/types';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { energy, percent, power, price, ratio } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { VehicleForm } from './VehicleForm';

/** What is known about cars. */
export default function VehiclesPage() {
  const query = useQuery(vehiclesQuery);
  const [editing, setEditing] = useState<Vehicle | 'new'>();
  const mayEdit = useRole('operator');
  return (
    <>
      <PageHeader
        title={t.vehicles.title}
        actions={
          mayEdit && (
            <Button look="primary" icon="plus" onClick={() => setEditing('new')}>
              {t.vehicles.create}
            </Button>
          )
        }
      />
      <Panel flush>
        <Loaded query={query}>
          {(vehicles) => (
            <DataTable
              label={t.vehicles.title}
              columns={columns}
              rows={vehicles}
              rowKey={({ id }) => id}
              onRow={mayEdit ? setEditing : undefined}
              empty={
                <Empty icon="vehicles" title={t.vehicles.empty}>
                  {t.vehicles.emptyDetail}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Panel>
      {editing && (
        <VehicleForm
          vehicle={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

const columns: Column<Vehicle>[] = [
  { key: 'name', header: t.vehicles.name, cell: ({ name }) => name },
  {
    key: 'capacity',
    header: t.vehicles.capacity,
    align: 'right',
    cell: ({ capacityWh }) => energy(capacityWh),
  },
  { key: 'charge', header: t.vehicles.charge, align: 'right', cell: ({ maxChargeW }) => power(maxChargeW) },
  {
    key: 'discharge',
    header: t.vehicles.discharge,
    align: 'right',
    hide: 'small',
    cell: ({ maxDischargeW }) =>
      maxDischargeW > 0 ? power(maxDischargeW) : <span className="muted">–</span>,
  },
  {
    key: 'window',
    header: t.vehicles.window,
    align: 'right',
    hide: 'small',
    cell: ({ minSocPercent, maxSocPercent }) => `${percent(minSocPercent)} – ${percent(maxSocPercent)}`,
  },
  {
    key: 'efficiency',
    header: t.vehicles.efficiency,
    align: 'right',
    hide: 'medium',
    cell: ({ chargeEfficiency, dischargeEfficiency }) =>
      `${ratio(chargeEfficiency)} / ${ratio(dischargeEfficiency)}`,
  },
  {
    key: 'wear',
    header: t.vehicles.wear,
    align: 'right',
    hide: 'medium',
    cell: ({ wearPerKwh }) => price(wearPerKwh, 'EUR'),
  },
];
