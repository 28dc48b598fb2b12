import type { ReactNode } from 'react';
import css from './Stat.module.css';

interface Props {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'charge' | 'discharge' | 'good' | 'warn' | 'bad';
  title?: string;
}

/** One figure with its name. */
export function Stat({ label, value, note, tone, title }: Props) {
  return (
    <div className={css.stat} title={title}>
      <div className={css.label}>{label}</div>
      <div className={css.value} data-tone={tone}>
        {value}
      </div>
      {note && <div className={css.note}>{note}</div>}
    </div>
  );
}

export function Stats({ children }: { children: ReactNode }) {
  return <div className={css.stats}>{children}</div>;
}
