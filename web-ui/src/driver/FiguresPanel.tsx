import { Facts } from '../design/Facts';
import { Panel } from '../design/Panel';
import { energy, money } from '../format/number';
import { t } from '../messages';
import type { DriverView } from './api';

/** What flowed and what it comes to so far. */
export function FiguresPanel({ view }: { view: DriverView }) {
  const sums = view.money;
  const amount = (value: number | undefined, currency: string | undefined) =>
    value === undefined ? undefined : money(value, currency ?? 'EUR');
  return (
    <Panel title={t.driver.figures}>
      <Facts
        facts={[
          { label: t.driver.charged, value: energy(view.energyInWh) },
          { label: t.driver.gaveBack, value: energy(view.energyOutWh) },
          { label: t.driver.earned, value: amount(sums?.revenue, sums?.currency) },
          { label: t.driver.wear, value: amount(sums?.wear, sums?.currency) },
          { label: t.driver.share, value: amount(sums?.share, sums?.currency) },
          { label: t.driver.owed, value: amount(sums?.owed, sums?.owedCurrency) },
        ]}
      />
    </Panel>
  );
}
