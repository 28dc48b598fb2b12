import { useSearchParams } from 'react-router';
import { Button } from '../design/Button';
import { month, startOfMonth } from '../format/time';
import { t } from '../messages';
import type { Period } from './api';

const DAY_MS = 86_400_000;

export interface Month {
  name: string;
  period: Period;
  /** Shows the one before, this one or the one after. */
  go: (where: 'before' | 'now' | 'after') => void;
}

/** The month that the address names, else the one of now. */
export function useMonth(now: number, zone: string): Month {
  const [search, setSearch] = useSearchParams();
  const asked = Date.parse(search.get('month') ?? '');
  const from = startOfMonth(Number.isNaN(asked) ? now : asked, zone);
  const to = startOfMonth(from + 32 * DAY_MS, zone);
  const show = (millis?: number) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        if (millis === undefined) next.delete('month');
        else next.set('month', new Date(millis).toISOString());
        return next;
      },
      { replace: true },
    );
  return {
    name: month(from, zone),
    period: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    go: (where) => {
      if (where === 'now') show();
      else show(where === 'before' ? from - DAY_MS : to);
    },
  };
}

export function MonthButtons({ go }: Pick<Month, 'go'>) {
  return (
    <>
      <Button icon="back" iconOnly onClick={() => go('before')}>
        {t.settlement.previous}
      </Button>
      <Button onClick={() => go('now')}>{t.settlement.current}</Button>
      <Button icon="chevron" iconOnly onClick={() => go('after')}>
        {t.settlement.next}
      </Button>
    </>
  );
}
