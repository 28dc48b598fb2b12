import { Stat, Stats } from '../design/Stat';
import { energy, kilograms, money, percent, power } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import type { EnergyReport, Figures } from './api';

interface Props {
  report: EnergyReport;
  /** The days before; undefined until they are known. */
  before?: EnergyReport;
  now: number;
  zone: string;
}

type Value = (figures: Figures) => number | undefined;

/** What the days came to, each figure with its change against as many days before. */
export function EnergyStats({ report, before, now, zone }: Props) {
  const { total, currency } = report;
  const change = (value: Value) => changeText(value(total), before && value(before.total));
  const { peak, co2SavedKg } = total;
  const site = report.sites.find(({ siteId }) => siteId === peak?.siteId);
  return (
    <Stats>
      <Stat
        label={t.network.in}
        value={energy(total.energyInWh)}
        tone="charge"
        note={change((f) => f.energyInWh)}
      />
      <Stat
        label={t.network.out}
        value={energy(total.energyOutWh)}
        tone="discharge"
        note={change((f) => f.energyOutWh)}
      />
      <Stat
        label={t.network.net}
        value={money(total.net, currency)}
        note={change((f) => f.net)}
        title={t.network.netMeaning}
      />
      <Stat
        label={t.network.saved}
        value={money(total.saved, currency)}
        tone={total.saved > 0 ? 'good' : undefined}
        note={change((f) => f.saved)}
        title={t.network.savedMeaning}
      />
      <Stat
        label={t.network.co2Saved}
        value={co2SavedKg === undefined ? '–' : kilograms(co2SavedKg)}
        note={co2SavedKg === undefined ? t.settlement.co2Unknown : change((f) => f.co2SavedKg)}
      />
      <Stat
        label={t.network.peak}
        value={peak ? power(peak.powerW) : '–'}
        note={peak && `${site?.name ?? peak.siteId}, ${nearTime(peak.at, now, zone)}`}
      />
      <Promises total={total} />
    </Stats>
  );
}

function Promises({ total: { promisesKept, promisesMissed } }: { total: Figures }) {
  const all = promisesKept + promisesMissed;
  return (
    <Stat
      label={t.network.promises}
      value={all > 0 ? percent((promisesKept / all) * 100) : '–'}
      tone={promisesMissed > 0 ? 'warn' : undefined}
      note={all > 0 ? t.common.of(String(promisesKept), String(all)) : undefined}
    />
  );
}

/** `+12 % vs before`; nothing where there is nothing to compare with. */
export function changeText(value?: number, before?: number): string | undefined {
  if (value === undefined || before === undefined || Math.abs(before) < 0.005) return undefined;
  const share = ((value - before) / Math.abs(before)) * 100;
  return t.network.change(`${share >= 0.5 ? '+' : ''}${percent(share)}`);
}
