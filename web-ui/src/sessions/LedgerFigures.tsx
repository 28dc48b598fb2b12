import type { Ledger } from '../api/types';
import { kilograms, money } from '../format/number';
import { clockTime, day } from '../format/time';
import { t } from '../messages';
import { parties } from '../settlement/api';
import { EnergyShares } from '../settlement/EnergyShares';
import css from './LedgerPanel.module.css';

/** Where a session's energy went, what it emitted, what it is compared with and who gets what. */
export function LedgerFigures({ ledger, zone }: { ledger: Ledger; zone: string }) {
  const { total, settled, baseline, currency } = ledger;
  if (ledger.entries.length === 0) return null;
  const emitted =
    total.co2InKg === undefined || total.co2AvoidedKg === undefined
      ? undefined
      : total.co2InKg - total.co2AvoidedKg;
  const figures = [
    { label: t.settlement.co2, value: emitted === undefined ? '–' : kilograms(emitted) },
    {
      label: t.settlement.baseline,
      value: baseline
        ? t.settlement.baselineAt(`${day(baseline.frozenAt, zone)} ${clockTime(baseline.frozenAt, zone)}`)
        : t.settlement.noBaseline,
    },
    ...(settled?.contractId
      ? parties.map((party) => ({
          label: t.settlement.parties[party],
          value: money(settled.amounts[party], currency),
        }))
      : []),
  ];
  return (
    <div className={css.figures}>
      <EnergyShares total={total} />
      <dl className={css.facts}>
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
