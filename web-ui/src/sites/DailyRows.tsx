import { Input } from '../design/Field';
import { GrowingRows } from '../design/GrowingRows';
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

/** Parts of the day, one in a row. */
export function DailyRows({ rows, figures, least }: Props) {
  return (
    <GrowingRows<Partial<DailyRow>>
      rows={rows}
      empty={{}}
      least={least}
      add={t.modes.addPeriod}
      remove={t.modes.removePeriod}
    >
      {(row) => (
        <>
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
        </>
      )}
    </GrowingRows>
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
