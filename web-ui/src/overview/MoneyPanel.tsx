import type { Overview } from '../api/types';
import { Facts } from '../design/Facts';
import { Panel } from '../design/Panel';
import { Stat } from '../design/Stat';
import { money } from '../format/number';
import { t } from '../messages';

/** What today's energy cost and earned, and what planning saved. */
export function MoneyPanel({ money: sums }: { money: Overview['moneyToday'] }) {
  const { currency } = sums;
  return (
    <Panel title={t.overview.money}>
      <Stat
        label={t.overview.saved}
        value={money(sums.saving, currency)}
        tone={sums.saving > 0 ? 'good' : undefined}
        note={t.overview.savedHint(money(sums.uncontrolled, currency))}
      />
      <br />
      <Facts
        facts={[
          { label: t.overview.cost, value: money(sums.cost, currency) },
          { label: t.overview.revenue, value: money(-sums.revenue, currency) },
          { label: t.overview.wear, value: money(sums.wear, currency) },
          { label: t.overview.netCost, value: <b>{money(sums.net, currency)}</b> },
        ]}
      />
    </Panel>
  );
}
