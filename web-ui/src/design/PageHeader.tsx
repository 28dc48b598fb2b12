import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { t } from '../messages';
import css from './PageHeader.module.css';

interface Props {
  title: string;
  /** Where this page hangs, outermost first. */
  trail?: { to: string; label: string }[];
  status?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}

/** The page's title, also the document's. */
export function PageHeader({ title, trail = [], status, note, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title]);
  return (
    <header className={css.header}>
      <div className={css.text}>
        {trail.length > 0 && (
          <nav className={css.trail}>
            {trail.map(({ to, label }) => (
              <Link key={to} to={to}>
                {label}
              </Link>
            ))}
          </nav>
        )}
        <div className={css.line}>
          <h1 className={css.title}>{title}</h1>
          {status}
        </div>
        {note && <div className={css.note}>{note}</div>}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  );
}
