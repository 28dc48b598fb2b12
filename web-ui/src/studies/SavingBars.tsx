import { classes } from '../design/classes';
import css from './SavingBars.module.css';

export interface Saving {
  label: string;
  value: number;
  text: string;
  strong?: boolean;
}

/** Amounts side by side, those below zero to the left of it. */
export function SavingBars({ savings }: { savings: readonly Saving[] }) {
  const most = Math.max(0, ...savings.map(({ value }) => value));
  const least = Math.min(0, ...savings.map(({ value }) => value));
  const share = (value: number) => (100 * value) / (most - least || 1);
  return (
    <ul className={css.bars}>
      {savings.map(({ label, value, text, strong }) => (
        <li key={label} className={css.row}>
          {strong ? <strong>{label}</strong> : <span>{label}</span>}
          <span className={css.track} aria-hidden="true">
            <span
              className={classes(css.bar, strong && css.strong, value < 0 && css.below)}
              style={{ left: `${share(Math.min(value, 0) - least)}%`, width: `${share(Math.abs(value))}%` }}
            />
          </span>
          <span className={css.value}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
