import { Facts } from '../design/Facts';
import { Panel } from '../design/Panel';
import { energy, exactMoney, money, quantity } from '../format/number';
import { t } from '../messages';
import type { DriverView } from './api';
import css from './FiguresPanel.module.css';

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
          sums?.owed !== undefined && { label: t.driver.owed, value: <Owed sums={sums} owed={sums.owed} /> },
        ]}
      />
    </Panel>
  );
}

/** The sum and, below it, what it is for: `12.3 kWh · 0.395 €/kWh`. */
function Owed({ sums, owed }: { sums: NonNullable<DriverView['money']>; owed: number }) {
  const currency = sums.owedCurrency ?? 'EUR';
  return (
    <>
      {money(owed, currency)}
      {sums.charges?.map(({ dimension, billed, price }, i) => {
        const unitPrice = t.price.per[dimension](exactMoney(price, currency));
        const unit = t.price.units[dimension];
        return (
          <span key={i} className={css.charge}>
            {unit ? `${quantity(billed)} ${unit} · ${unitPrice}` : `${t.price.of[dimension]} ${unitPrice}`}
          </span>
        );
      })}
    </>
  );
}
