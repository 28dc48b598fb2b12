import { NavLink } from 'react-router';
import css from './Tabs.module.css';

export interface Tab {
  to: string;
  label: string;
  /** How many things behind it want to be looked at; none is not shown. */
  count?: number;
}

/** Parts of a page, each with its own address; one alone needs no choice. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  if (tabs.length < 2) return null;
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map(({ to, label: name, count }) => (
        <NavLink key={to} to={to} end replace className={css.tab}>
          {name}
          {count ? <span className={css.count}>{count}</span> : null}
        </NavLink>
      ))}
    </nav>
  );
}
