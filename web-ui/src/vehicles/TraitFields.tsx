import type { VehicleFields } from '../api/types';
import { FieldRow, Input } from '../design/Field';
import type { ErrorOf } from '../design/Form';
import { fraction, kilo, number, text } from '../design/formValues';
import { t } from '../messages';
import { handlingOf } from './HandlingFields';

/** What the fields say; null where nothing is said. */
export const fieldsOf = (form: FormData) => ({
  name: text(form, 'name'),
  manufacturer: text(form, 'manufacturer') ?? null,
  capacityWh: kilo(form, 'capacityWh') ?? null,
  maxChargeW: kilo(form, 'maxChargeW') ?? null,
  maxDcChargeW: kilo(form, 'maxDcChargeW') ?? null,
  maxDischargeW: kilo(form, 'maxDischargeW') ?? null,
  maxDcDischargeW: kilo(form, 'maxDcDischargeW') ?? null,
  phases: number(form, 'phases') ?? null,
  minChargeW: kilo(form, 'minChargeW') ?? null,
  chargeEfficiency: fraction(form, 'chargeEfficiency') ?? null,
  dischargeEfficiency: fraction(form, 'dischargeEfficiency') ?? null,
  minSocPercent: number(form, 'minSocPercent') ?? null,
  maxSocPercent: number(form, 'maxSocPercent') ?? null,
  wearPerKwh: number(form, 'wearPerKwh') ?? null,
  handling: handlingOf(form),
});

interface Props {
  shown: Partial<VehicleFields>;
  /** What holds where nothing is said. */
  model?: VehicleFields;
  /** A model, which has a maker. */
  maker: boolean;
  errorOf: ErrorOf;
}

/** What a vehicle or a model can. */
export function TraitFields({ shown, model, maker, errorOf }: Props) {
  const scaled = (value: unknown, factor: number) =>
    typeof value === 'number' ? Math.round(value * factor * 1e6) / 1e6 : undefined;
  const optional = (name: keyof VehicleFields, unit?: string, factor = 1) => ({
    name,
    unit,
    type: 'number',
    step: 'any',
    error: errorOf(name),
    defaultValue: scaled(shown[name], factor),
    placeholder: scaled(model?.[name], factor)?.toString(),
  });
  const field = (name: keyof VehicleFields, unit: string, factor = 1) => ({
    ...optional(name, unit, factor),
    required: model === undefined,
  });
  return (
    <>
      <FieldRow>
        <Input
          label={t.vehicleModels.manufacturer}
          name="manufacturer"
          required={maker}
          defaultValue={shown.manufacturer}
          placeholder={model?.manufacturer}
          error={errorOf('manufacturer')}
        />
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
        <Input label={t.vehicleModels.dcCharge} {...optional('maxDcChargeW', t.units.kw, 0.001)} />
        <Input label={t.vehicleModels.dcDischarge} {...optional('maxDcDischargeW', t.units.kw, 0.001)} />
        <Input label={t.vehicleModels.phases} {...optional('phases')} step={1} min={1} max={3} />
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
