import { useState } from 'react';
import { Button } from '../design/Button';
import { FieldRow, Input, Select } from '../design/Field';
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

/** Amounts per kWh for parts of the week, one in a row; rows can be added and removed. */
export function WeeklyRows({ name, rows, least, label }: Props) {
  const [shown, setShown] = useState(() =>
    (rows.length < least ? [whole] : rows).map((row, key) => ({ key, row })),
  );
  const add = () =>
    setShown((before) => [...before, { key: 1 + Math.max(-1, ...before.map(({ key }) => key)), row: whole }]);
  return (
    <>
      {shown.map(({ key, row }) => (
        <FieldRow key={key}>
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
          {shown.length > least && (
            <Button
              type="button"
              icon="close"
              aria-label={t.modes.removePeriod}
              onClick={() => setShown((before) => before.filter((one) => one.key !== key))}
            />
          )}
        </FieldRow>
      ))}
      <div>
        <Button type="button" icon="plus" onClick={add}>
          {t.modes.addPeriod}
        </Button>
      </div>
    </>
  );
}

const Time = ({ label, name, value }: { label: string; name: string; value: string }) => (
  <Input label={label} name={name} type="time" step={900} required defaultValue={value.slice(0, 5)} />
);
