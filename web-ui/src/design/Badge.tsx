import type { ReactNode } from 'react';
import css from './Badge.module.css';
import { classes } from './classes';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'charge' | 'discharge' | 'accent';

/** A state in one or two words. */
export function Badge({
  tone = 'neutral',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes(css.badge, css[tone])} title={title}>
      {children}
    </span>
  );
}

/** A state with a dot and no box, for rows of a table. `hollow` means absent or off. */
export function Status({
  tone = 'neutral',
  hollow,
  title,
  children,
}: {
  tone?: Tone;
  hollow?: boolean;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={css.status} title={title}>
      <i className={classes(css.dot, css[tone], hollow && css.hollow)} aria-hidden="true" />
      {children}
    </span>
  );
}

/** A state that is quiet while all is well, and stands out when somebody should look. */
export function Verdict(props: { tone: Tone; title?: string; children: ReactNode }) {
  return props.tone === 'good' ? <Status {...props} /> : <Badge {...props} />;
}
