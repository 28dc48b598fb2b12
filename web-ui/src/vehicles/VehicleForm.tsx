import { useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Vehicle } from '../api/types';
import { FieldRow, Input } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { fraction, kilo, number, text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { HandlingFields, handlingOf } from './HandlingFields';

const fieldsOf = (form: FormData) => ({
  name: text(form, 'name'),
  capacityWh: kilo(form, 'capacityWh'),
  maxChargeW: kilo(form, 'maxChargeW'),
  maxDischargeW: kilo(form, 'maxDischargeW'),
  minChargeW: kilo(form, 'minChargeW'),
  chargeEfficiency: fraction(form, 'chargeEfficiency'),
  dischargeEfficiency: fraction(form, 'dischargeEfficiency'),
  minSocPercent: number(form, 'minSocPercent'),
  maxSocPercent: number(form, 'maxSocPercent'),
  wearPerKwh: number(form, 'wearPerKwh'),
  handling: handlingOf(form),
});

/** What a new vehicle is taken for until somebody knows better. */
const usual: Omit<Vehicle, 'id' | 'name' | 'capacityWh' | 'maxChargeW'> = {
  maxDischargeW: 0,
  minChargeW: 1_400,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.95,
  minSocPercent: 20,
  maxSocPercent: 90,
  wearPerKwh: 0.04,
};

/** Creates a vehicle, changes or deletes it. */
export function VehicleForm({ vehicle, onClose }: { vehicle?: Vehicle; onClose: () => void }) {
  const client = useQueryClient();
  const path = vehicle && `/vehicles/${encodeURIComponent(vehicle.id)}`;
  const send = (form: FormData) =>
    path ? http.patch<Vehicle>(path, fieldsOf(form)) : http.post<Vehicle>('/vehicles', fieldsOf(form));
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: ['vehicles'] });
    toast(message);
    onClose();
  };
  return (
    <FormDialog
      title={vehicle ? t.vehicles.edit : t.vehicles.create}
      submit={vehicle ? t.common.save : t.common.create}
      wide
      action={send}
      onDone={() => done(vehicle ? t.vehicles.saved : t.vehicles.created)}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Fields shown={vehicle ?? usual} errorOf={errorOf} />
          <HandlingFields handling={vehicle?.handling} errorOf={errorOf} />
          {path && (
            <RemoveButton
              path={path}
              question={t.vehicles.removeAsk}
              onRemoved={() => done(t.vehicles.removed)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

function Fields({ shown, errorOf }: { shown: Partial<Vehicle>; errorOf: ErrorOf }) {
  const field = (name: keyof Vehicle, unit: string, factor = 1) => {
    const value = shown[name];
    return {
      name,
      unit,
      type: 'number',
      step: 'any',
      required: true,
      error: errorOf(name),
      defaultValue: typeof value === 'number' ? Math.round(value * factor * 1e6) / 1e6 : undefined,
    };
  };
  return (
    <>
      <FieldRow>
        <Input
          label={t.vehicles.name}
          name="name"
          required
          defaultValue={shown.name}
          error={errorOf('name')}
        />
        <Input label={t.vehicles.capacity} {...field('capacityWh', t.units.kwh, 0.001)} />
      </FieldRow>
      <FieldRow>
        <Input label={t.vehicles.charge} {...field('maxChargeW', t.units.kw, 0.001)} />
        <Input label={t.vehicles.minCharge} {...field('minChargeW', t.units.kw, 0.001)} />
        <Input label={t.vehicles.discharge} {...field('maxDischargeW', t.units.kw, 0.001)} />
      </FieldRow>
      <FieldRow>
        <Input label={t.vehicles.minSoc} {...field('minSocPercent', t.units.percent)} />
        <Input label={t.vehicles.maxSoc} {...field('maxSocPercent', t.units.percent)} />
      </FieldRow>
      <FieldRow>
        <Input label={t.vehicles.chargeEfficiency} {...field('chargeEfficiency', t.units.percent, 100)} />
        <Input
          label={t.vehicles.dischargeEfficiency}
          {...field('dischargeEfficiency', t.units.percent, 100)}
        />
        <Input label={t.vehicles.wear} {...field('wearPerKwh', t.units.eurPerKwh)} />
      </FieldRow>
    </>
  );
}
