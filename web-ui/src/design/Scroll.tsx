import type { ReactNode } from 'react';

/** What scrolls by itself, reachable by keyboard so that everybody can scroll it. */
export function Scroll({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus, no key could scroll it.
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
