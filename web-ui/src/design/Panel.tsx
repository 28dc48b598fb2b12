import type { ReactNode } from 'react';
import { classes } from './classes';
import css from './Panel.module.css';

interface Props {
  title?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  /** The content reaches the edges, as a table does. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled surface; the unit pages are made of. */
export function Panel({ title, note, actions, flush, className, children }: Props) {
  return (
    <section className={classes(css.panel, className)}>
      {(title || actions) && (
        <header className={css.header}>
          <h2 className={css.title}>{title}</h2>
          {note && <span className={css.note}>{note}</span>}
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : css.body}>{children}</div>
    </section>
  );
}
