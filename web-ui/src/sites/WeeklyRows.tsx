import { Input, Select } from '../design/Field';
import { GrowingRows } from '../design/GrowingRows';
import { t } from '../messages';
import { dayChoices, days, daysValue, type WeeklyPrice } from './supply';

interface Props {
  /** Before the names of the fields. */
  name: string;
  rows: readonly WeeklyPrice[];
  least: 0 | 1;
  label: string;
}

const whole: WeeklyPrice = { days: [...days], from: '00:00', to: '00:00', perKwh: 0 };

/** Amounts per kWh for parts of the week, one in a row. */
export function WeeklyRows({ name, rows, least, label }: Props) {
  return (
    <GrowingRows
      rows={rows}
      empty={whole}
      least={least}
      add={t.modes.addPeriod}
      remove={t.modes.removePeriod}
    >
      {(row) => (
        <>
          <Select label={t.supply.days} name={`${name}.days`} defaultValue={daysValue(row.days)}>
            {dayChoices(row.days).map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </Select>
          <Time label={t.modes.from} name={`${name}.from`} value={row.from} />
          <Time label={t.modes.to} name={`${name}.to`} value={row.to} />
          <Input
            label={label}
            name={`${name}.perKwh`}
            type="number"
            step="any"
            required
            unit="EUR/kWh"
            defaultValue={row.perKwh}
          />
        </>
      )}
    </GrowingRows>
  );
}

const Time = ({ label, name, value }: { label: string; name: string; value: string }) => (
  <Input label={label} name={name} type="time" step={900} required defaultValue={value.slice(0, 5)} />
);
