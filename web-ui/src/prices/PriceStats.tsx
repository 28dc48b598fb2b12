import type { PriceStep, Prices } from '../api/types';
import { Stat, Stats } from '../design/Stat';
import { price } from '../format/number';
import { millisOf, nearTime } from '../format/time';
import { t } from '../messages';

/** What matters for bidirectional charging: now, the cheapest, the dearest, and what lies between. */
export function PriceStats({ prices, now, zone }: { prices: Prices; now: number; zone: string }) {
  const { steps, currency } = prices;
  const current = steps.find(({ start, end }) => millisOf(start) <= now && now < millisOf(end));
  const lowest = steps.reduce((a, b) => (b.importPrice < a.importPrice ? b : a));
  const highest = steps.reduce((a, b) => (b.importPrice > a.importPrice ? b : a));
  const bestSale = Math.max(...steps.map(({ exportPrice }) => exportPrice));
  const when = (step: PriceStep) => nearTime(step.start, now, zone);
  return (
    <Stats>
      {current && <Stat label={t.prices.now} value={price(current.importPrice, currency)} />}
      {current && <Stat label={t.prices.exportNow} value={price(current.exportPrice, currency)} />}
      <Stat label={t.prices.lowest} value={price(lowest.importPrice, currency)} note={when(lowest)} />
      <Stat label={t.prices.highest} value={price(highest.importPrice, currency)} note={when(highest)} />
      <Stat
        label={t.prices.spread}
        value={price(bestSale - lowest.importPrice, currency)}
        title={t.prices.spreadHint}
        note={t.prices.spreadHint}
      />
    </Stats>
  );
}
