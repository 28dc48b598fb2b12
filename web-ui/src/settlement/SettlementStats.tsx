import { Stat, Stats } from '../design/Stat';
import { count, kilograms, money } from '../format/number';
import { t } from '../messages';
import type { SettlementSum, SiteSettlement } from './api';
import { EnergyShares } from './EnergyShares';
import css from './SettlementStats.module.css';

/** The sums of a period: what was saved, and where the energy went. */
export function SettlementStats({
  settlement: { total, currency, unsettled },
}: {
  settlement: SiteSettlement;
}) {
  return (
    <div className={css.sums}>
      <Stats>
        <Stat
          label={t.settlement.saved}
          value={money(total.saving, currency)}
          tone={total.saving > 0 ? 'good' : undefined}
          note={t.settlement.of(money(total.uncontrolled, currency))}
        />
        <Stat
          label={t.sessions.net}
          value={money(total.net, currency)}
          note={`${t.sessions.revenue} ${money(total.revenue, currency)}`}
        />
        <Stat
          label={t.settlement.sessions}
          value={count(total.sessions)}
          note={
            unsettled > 0
              ? t.settlement.unsettled(unsettled)
              : t.settlement.steered(total.steered, total.sessions)
          }
        />
        <Co2 total={total} />
      </Stats>
      <EnergyShares total={total} />
    </div>
  );
}

function Co2({ total: { co2InKg, co2AvoidedKg, co2UncontrolledKg } }: { total: SettlementSum }) {
  if (co2InKg === undefined || co2AvoidedKg === undefined) {
    return <Stat label={t.settlement.co2} value="–" note={t.settlement.co2Unknown} />;
  }
  return (
    <Stat
      label={t.settlement.co2}
      value={kilograms(co2InKg - co2AvoidedKg)}
      note={co2UncontrolledKg !== undefined && t.settlement.co2Against(kilograms(co2UncontrolledKg))}
    />
  );
}
