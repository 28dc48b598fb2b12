import type { ReactNode } from 'react';
import css from './Facts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Names and values in two columns; absent values are left out. */
export function Facts({ facts }: { facts: (Fact | false | undefined)[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(
        (fact) =>
          fact &&
          fact.value !== undefined && (
            <div key={fact.label} className={css.fact}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
