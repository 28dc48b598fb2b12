import { useState } from 'react';
import { Button } from '../design/Button';
import { FieldRow, Input } from '../design/Field';
import { t } from '../messages';

/** A part of every day with powers in W. */
export interface DailyRow {
  from: string;
  to: string;
  [figure: string]: number | string;
}

interface Props {
  rows: readonly DailyRow[];
  /** Powers of each row, entered in kW. */
  figures: readonly { name: string; label: string }[];
  least: 0 | 1;
}

/** Parts of the day, one in a row; rows can be added and removed. */
export function DailyRows({ rows, figures, least }: Props) {
  const [shown, setShown] = useState(() => {
    const first = rows.map((row, key) => ({ key, row: row as Partial<DailyRow> }));
    return first.length < least ? [{ key: 0, row: {} }] : first;
  });
  const add = () =>
    setShown((before) => [...before, { key: 1 + Math.max(-1, ...before.map(({ key }) => key)), row: {} }]);
  return (
    <>
      {shown.map(({ key, row }) => (
        <FieldRow key={key}>
          <Input label={t.modes.from} name="from" type="time" required defaultValue={row.from} />
          <Input label={t.modes.to} name="to" type="time" required defaultValue={row.to} />
          {figures.map(({ name, label }) => (
            <Input
              key={name}
              label={label}
              name={name}
              type="number"
              step="any"
              min={0}
              required
              unit={t.units.kw}
              defaultValue={row[name] === undefined ? undefined : Number(row[name]) / 1000}
            />
          ))}
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

/** The rows of a submitted form. */
export function dailyRows<Name extends string>(form: FormData, names: readonly Name[]) {
  const to = form.getAll('to');
  return form.getAll('from').map((from, row) => ({
    from: String(from),
    to: String(to[row]),
    ...(Object.fromEntries(
      names.map((name) => [name, Math.round(Number(form.getAll(name)[row]) * 1000)]),
    ) as Record<Name, number>),
  }));
}
