import type { Overview } from '../api/types';
import { Stat, Stats } from '../design/Stat';
import { count, energy, power, signedPower } from '../format/number';
import { t } from '../messages';

export function OverviewStats({ overview }: { overview: Overview }) {
  const { promises, sessions } = overview;
  return (
    <Stats>
      <Stat
        label={t.overview.charging}
        value={power(overview.chargingW)}
        tone="charge"
        note={`${energy(overview.energyTodayInWh)} ${t.overview.energyIn}, ${t.overview.today.toLowerCase()}`}
      />
      <Stat
        label={t.overview.discharging}
        value={power(Math.abs(overview.dischargingW))}
        tone="discharge"
        note={`${energy(overview.energyTodayOutWh)} ${t.overview.energyOut}, ${t.overview.today.toLowerCase()}`}
      />
      <Stat label={t.overview.powerNow} value={signedPower(overview.powerW)} note={t.overview.net} />
      <Stat
        label={t.overview.sessions}
        value={count(sessions.active)}
        note={t.overview.sessionsToday(count(sessions.today))}
      />
      <Stat
        label={t.overview.promises}
        value={promises.atRisk > 0 ? t.overview.atRisk(promises.atRisk) : t.overview.noneAtRisk}
        tone={promises.atRisk > 0 ? 'bad' : undefined}
        note={t.overview.kept(count(promises.keptToday), count(promises.brokenToday))}
      />
    </Stats>
  );
}
