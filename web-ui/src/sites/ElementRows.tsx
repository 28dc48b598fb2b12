import { FieldRow, Input, Select } from '../design/Field';
import { GrowingRows } from '../design/GrowingRows';
import { t } from '../messages';
import css from './ElementRows.module.css';
import { dayChoices, daysValue } from './supply';
import { dimensions, emptyRow, hours, type PriceRow } from './tariff';

/** Prices with what they ask for, one in a row; the first that holds counts. */
export function ElementRows({ rows }: { rows: readonly PriceRow[] }) {
  return (
    <GrowingRows rows={rows} empty={emptyRow} least={1} add={t.tariff.addPrice} remove={t.tariff.removePrice}>
      {(row) => (
        <>
          <input type="hidden" name="element.kept" value={JSON.stringify(row)} />
          <Select label={t.price.what} name="element.dimension" defaultValue={row.dimension}>
            {dimensions.map((dimension) => (
              <option key={dimension} value={dimension}>
                {t.price.of[dimension]}
              </option>
            ))}
          </Select>
          <Amount label={t.price.unitPrice} name="price" value={row.price} required />
          <Select
            label={t.supply.days}
            name="element.days"
            defaultValue={daysValue(row.when.daysOfWeek ?? [])}
          >
            {dayChoices(row.when.daysOfWeek ?? []).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Time label={t.modes.from} name="from" value={row.when.startTime} />
          <Time label={t.modes.to} name="to" value={row.when.endTime} />
          <details className={css.more} open={dependsOnCourse(row)}>
            <summary>{t.tariff.course}</summary>
            <FieldRow>
              <Amount label={t.tariff.fromEnergy} name="minKwh" value={row.when.minKwh} unit="kWh" />
              <Amount label={t.tariff.toEnergy} name="maxKwh" value={row.when.maxKwh} unit="kWh" />
              <Amount
                label={t.tariff.fromDuration}
                name="minHours"
                value={hours(row.when.minDuration)}
                unit="h"
              />
              <Amount
                label={t.tariff.toDuration}
                name="maxHours"
                value={hours(row.when.maxDuration)}
                unit="h"
              />
            </FieldRow>
          </details>
        </>
      )}
    </GrowingRows>
  );
}

const dependsOnCourse = ({ when }: PriceRow) =>
  [when.minKwh, when.maxKwh, when.minDuration, when.maxDuration].some((edge) => edge !== undefined);

interface AmountProps {
  label: string;
  name: string;
  value?: number;
  unit?: string;
  required?: boolean;
}

const Amount = ({ label, name, value, unit, required }: AmountProps) => (
  <Input
    label={label}
    name={`element.${name}`}
    type="number"
    step="any"
    min={0}
    unit={unit}
    required={required}
    defaultValue={value}
  />
);

const Time = ({ label, name, value }: { label: string; name: string; value?: string }) => (
  <Input label={label} name={`element.${name}`} type="time" step={60} defaultValue={value?.slice(0, 5)} />
);
