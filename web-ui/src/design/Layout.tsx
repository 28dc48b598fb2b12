import type { ReactNode } from 'react';
import css from './Layout.module.css';

/** Panels one below the other. */
export const Stack = ({ children }: { children: ReactNode }) => <div className={css.stack}>{children}</div>;

/** A wide column and a narrow one, one below the other on small screens. */
export const Split = ({ children }: { children: ReactNode }) => <div className={css.split}>{children}</div>;

/** As many equal columns as fit. */
export const Grid = ({ children }: { children: ReactNode }) => <div className={css.grid}>{children}</div>;

export const Toolbar = ({ children }: { children: ReactNode }) => (
  <div className={css.toolbar}>{children}</div>
);
