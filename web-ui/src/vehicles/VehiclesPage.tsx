import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { vehicleModelsQuery, vehiclesQuery } from '../api/queries';
import type { Vehicle } from '../api/types';
import { Button } from '../design/Button';
import { CsvButton, type CsvColumn } from '../design/CsvButton';
import { type Column, DataTable } from '../design/DataTable';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { energy, percent, power, price, ratio } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { VehicleForm } from './VehicleForm';

type Editing = { kind: 'vehicle' | 'model'; vehicle?: Vehicle };

/** What is known about cars, and about models of them. */
export default function VehiclesPage() {
  const vehicles = useQuery(vehiclesQuery);
  const models = useQuery(vehicleModelsQuery);
  const [editing, setEditing] = useState<Editing>();
  const mayEdit = useRole('operator');
  const onRow = (kind: Editing['kind']) =>
    mayEdit ? (vehicle: Vehicle) => setEditing({ kind, vehicle }) : undefined;
  const named = new Map(models.data?.map((model) => [model.id, `${model.manufacturer} ${model.name}`]));
  return (
    <>
      <PageHeader
        title={t.vehicles.title}
        actions={
          <Toolbar>
            <CsvButton name="vehicles" path="/vehicles" columns={file} />
            {mayEdit && (
              <>
                <Button icon="plus" onClick={() => setEditing({ kind: 'model' })}>
                  {t.vehicleModels.create}
                </Button>
                <Button look="primary" icon="plus" onClick={() => setEditing({ kind: 'vehicle' })}>
                  {t.vehicles.create}
                </Button>
              </>
            )}
          </Toolbar>
        }
      />
      <Stack>
        <Panel flush>
          <Loaded query={vehicles}>
            {(rows) => (
              <DataTable
                label={t.vehicles.title}
                endless
                columns={[nameColumn, modelColumn(named), ...columns]}
                rows={rows}
                rowKey={({ id }) => id}
                onRow={onRow('vehicle')}
                empty={
                  <Empty icon="vehicles" title={t.vehicles.empty}>
                    {t.vehicles.emptyDetail}
                  </Empty>
                }
              />
            )}
          </Loaded>
        </Panel>
        <Panel title={t.vehicleModels.title} flush>
          <Loaded query={models}>
            {(rows) => (
              <DataTable
                label={t.vehicleModels.title}
                columns={[modelName, ...columns]}
                rows={rows}
                rowKey={({ id }) => id}
                onRow={onRow('model')}
                empty={
                  <Empty compact icon="vehicles" title={t.vehicleModels.empty}>
                    {t.vehicleModels.emptyDetail}
                  </Empty>
                }
              />
            )}
          </Loaded>
        </Panel>
      </Stack>
      {editing && (
        <VehicleForm {...editing} models={models.data ?? []} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

const file: CsvColumn<Vehicle>[] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['manufacturer', ({ manufacturer }) => manufacturer],
  ['modelId', ({ modelId }) => modelId],
  ['capacityWh', ({ capacityWh }) => capacityWh],
  ['maxChargeW', ({ maxChargeW }) => maxChargeW],
  ['maxDcChargeW', ({ maxDcChargeW }) => maxDcChargeW],
  ['maxDischargeW', ({ maxDischargeW }) => maxDischargeW],
  ['minSocPercent', ({ minSocPercent }) => minSocPercent],
  ['maxSocPercent', ({ maxSocPercent }) => maxSocPercent],
  ['chargeEfficiency', ({ chargeEfficiency }) => chargeEfficiency],
  ['dischargeEfficiency', ({ dischargeEfficiency }) => dischargeEfficiency],
  ['wearPerKwh', ({ wearPerKwh }) => wearPerKwh],
];

const nameColumn: Column<Vehicle> = { key: 'name', header: t.vehicles.name, cell: ({ name }) => name };

const modelName: Column<Vehicle> = {
  key: 'name',
  header: t.vehicleModels.model,
  cell: ({ manufacturer, name }) => `${manufacturer} ${name}`,
};

const modelColumn = (named: ReadonlyMap<string, string>): Column<Vehicle> => ({
  key: 'model',
  header: t.vehicleModels.model,
  hide: 'medium',
  cell: ({ modelId, manufacturer }) =>
    (modelId && named.get(modelId)) || manufacturer || <span className="muted">–</span>,
});

const columns: Column<Vehicle>[] = [
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
