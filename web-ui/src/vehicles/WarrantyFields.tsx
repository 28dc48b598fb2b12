import type { WarrantyBudget } from '../api/types';
import { FieldRow, Input, Select } from '../design/Field';
import type { ErrorOf } from '../design/Form';
import { kilo, number, text } from '../design/formValues';
import { count, energy, hours } from '../format/number';
import { t } from '../messages';

/** What the fields say; absent when nothing is bounded. */
export function budgetOf(form: FormData): WarrantyBudget | undefined {
  const budget: WarrantyBudget = {
    outWh: kilo(form, 'outWh'),
    dischargeHours: number(form, 'dischargeHours'),
    cycles: number(form, 'cycles'),
  };
  const bounded = Object.values(budget).some((value) => value !== undefined);
  return bounded ? { ...budget, per: text(form, 'per') as WarrantyBudget['per'] } : undefined;
}

interface Props {
  budget: WarrantyBudget;
  /** What its model allows. */
  inherited?: WarrantyBudget;
  /** What it has given in its life. */
  used?: WarrantyBudget;
  errorOf: ErrorOf;
}

/** What a maker allows a vehicle to give back. */
export function WarrantyFields({ budget, inherited, used, errorOf }: Props) {
  const field = (name: 'outWh' | 'dischargeHours' | 'cycles', unit?: string, factor = 1) => ({
    name,
    unit,
    type: 'number',
    step: 'any',
    min: 0,
    defaultValue: scaled(budget[name], factor),
    placeholder: scaled(inherited?.[name], factor)?.toString(),
    error: errorOf(name),
  });
  const bounded = [budget.outWh, budget.dischargeHours, budget.cycles].some((value) => value !== undefined);
  return (
    <details open={bounded}>
      <summary>{t.warranty.title}</summary>
      <FieldRow>
        <Input label={t.warranty.out} {...field('outWh', t.units.kwh, 0.001)} />
        <Input label={t.warranty.hours} {...field('dischargeHours', 'h')} />
        <Input label={t.warranty.cycles} {...field('cycles')} />
        <Select label={t.warranty.per} name="per" defaultValue={budget.per ?? inherited?.per}>
          <option value="LIFE">{t.warranty.life}</option>
          <option value="YEAR">{t.warranty.year}</option>
        </Select>
      </FieldRow>
      {inherited && <p className="muted">{t.warranty.inherited}</p>}
      {used && (
        <p className="muted">
          {t.warranty.used(energy(used.outWh ?? 0), hours(used.dischargeHours ?? 0), count(used.cycles ?? 0))}
        </p>
      )}
    </details>
  );
}

const scaled = (value: number | undefined, factor: number) =>
  value === undefined ? undefined : Math.round(value * factor * 1e6) / 1e6;
