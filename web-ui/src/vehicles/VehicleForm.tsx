import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Vehicle, VehicleFields, Warranty, WarrantyBudget } from '../api/types';
import { Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { Loaded } from '../design/Loaded';
import { RemoveButton } from '../design/RemoveButton';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { HandlingFields } from './HandlingFields';
import { fieldsOf, TraitFields } from './TraitFields';
import { budgetOf, WarrantyFields } from './WarrantyFields';

/** What a new vehicle is taken for until somebody knows better. */
const usual: Partial<VehicleFields> = {
  maxDischargeW: 0,
  minChargeW: 1_400,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.95,
  minSocPercent: 20,
  maxSocPercent: 80,
  wearPerKwh: 0.04,
};

interface Props {
  kind: 'vehicle' | 'model';
  /** Absent to create one. */
  vehicle?: Vehicle;
  models: readonly Vehicle[];
  onClose: () => void;
}

/** Creates a vehicle or a model, changes or deletes it. */
export function VehicleForm(props: Props) {
  const { vehicle } = props;
  if (!vehicle) return <Dialog {...props} budget={{}} />;
  return <Editing {...props} vehicle={vehicle} />;
}

const addressOf = (kind: Props['kind']) => (kind === 'model' ? '/vehicle-models' : '/vehicles');

/** Waits for the warranty, which has an address of its own. */
function Editing(props: Props & { vehicle: Vehicle }) {
  const path = `${addressOf(props.kind)}/${encodeURIComponent(props.vehicle.id)}/warranty`;
  const query = useQuery({
    queryKey: ['vehicles', path],
    queryFn: () => http.get<WarrantyBudget & Partial<Warranty>>(path),
  });
  return (
    <Loaded query={query} skeleton={null}>
      {(told) => (
        <Dialog
          {...props}
          budget={props.kind === 'model' ? told : told.inherited ? {} : (told.budget ?? {})}
          inherited={told.inherited ? told.budget : undefined}
          used={told.used}
        />
      )}
    </Loaded>
  );
}

interface Told {
  budget: WarrantyBudget;
  inherited?: WarrantyBudget;
  used?: WarrantyBudget;
}

function Dialog({ kind, vehicle, models, onClose, budget, inherited, used }: Props & Told) {
  const client = useQueryClient();
  const [modelId, setModelId] = useState(vehicle?.modelId ?? '');
  const model = models.find(({ id }) => id === modelId);
  const texts = kind === 'model' ? t.vehicleModels : t.vehicles;
  const path = vehicle && `${addressOf(kind)}/${encodeURIComponent(vehicle.id)}`;
  const send = async (form: FormData) => {
    const fields = { ...fieldsOf(form), modelId: modelId || null };
    const saved = await (path
      ? http.patch<Vehicle>(path, fields)
      : http.post<Vehicle>(addressOf(kind), fields));
    const warranty = `${addressOf(kind)}/${encodeURIComponent(saved.id)}/warranty`;
    const allowed = budgetOf(form);
    if (allowed) await http.put(warranty, allowed);
    else if (path) await http.delete(warranty);
  };
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: ['vehicles'] });
    toast(message);
    onClose();
  };
  const own = vehicle?.modelId === (modelId || undefined) ? (vehicle?.own ?? vehicle) : undefined;
  return (
    <FormDialog
      title={vehicle ? texts.edit : texts.create}
      submit={vehicle ? t.common.save : t.common.create}
      wide
      action={send}
      onDone={() => done(vehicle ? texts.saved : texts.created)}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {kind === 'vehicle' && models.length > 0 && (
            <Select
              label={t.vehicleModels.model}
              hint={model && t.vehicleModels.inheritHint}
              error={errorOf('modelId')}
              value={modelId}
              onChange={(event) => setModelId(event.target.value)}
            >
              <option value="">{t.vehicleModels.none}</option>
              {models.map(({ id, manufacturer, name }) => (
                <option key={id} value={id}>
                  {manufacturer} {name}
                </option>
              ))}
            </Select>
          )}
          <TraitFields
            key={modelId}
            shown={own ?? (model ? { name: vehicle?.name } : { ...usual, name: vehicle?.name })}
            model={model}
            maker={kind === 'model'}
            errorOf={errorOf}
          />
          <HandlingFields handling={own?.handling} errorOf={errorOf} />
          <WarrantyFields budget={budget} inherited={inherited} used={used} errorOf={errorOf} />
          {path && (
            <RemoveButton path={path} question={texts.removeAsk} onRemoved={() => done(texts.removed)} />
          )}
        </>
      )}
    </FormDialog>
  );
}
