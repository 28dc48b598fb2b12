import type { Session } from '../api/types';
import { Stat, Stats } from '../design/Stat';
import { energy, money, percent, signedPower } from '../format/number';
import { duration, millisOf } from '../format/time';
import { t } from '../messages';
import { Flow, savingOf } from './SessionParts';

/** The session in five figures. */
export function SessionStats({ session, now }: { session: Session; now: number }) {
  const { control, money: sums, need } = session;
  const lasted = (session.endedAt ? millisOf(session.endedAt) : now) - millisOf(session.startedAt);
  const saving = sums && savingOf(sums);
  return (
    <Stats>
      <Stat
        label={t.sessions.actualNow}
        value={<Flow watts={session.powerW} />}
        note={
          control?.plannedPowerW !== undefined &&
          `${t.sessions.plannedNow} ${signedPower(control.plannedPowerW)}`
        }
      />
      <Stat
        label={t.chart.soc}
        value={session.socPercent === undefined ? '–' : percent(session.socPercent)}
        note={need && `${t.sessions.target} ${percent(need.targetSocPercent)}`}
      />
      <Stat
        label={t.sessions.energyIn}
        value={energy(session.energyInWh)}
        note={`${t.sessions.energyOut} ${energy(session.energyOutWh)}`}
      />
      <Stat
        label={t.sessions.net}
        value={sums ? money(sums.net, sums.currency) : '–'}
        note={sums && `${t.sessions.wear} ${money(sums.wear, sums.currency)}`}
      />
      <Stat
        label={t.sessions.saved}
        value={saving === undefined || !sums ? '–' : money(saving, sums.currency)}
        tone={saving !== undefined && saving > 0 ? 'good' : undefined}
        note={saving === undefined ? t.sessions.savedLater : t.sessions.savedAgainst}
      />
      <Stat
        label={t.sessions.duration}
        value={duration(lasted)}
        note={session.endedAt ? session.stopReason : stateText(session)}
      />
    </Stats>
  );
}

const stateText = ({ chargingState }: Session) =>
  chargingState && (t.sessions.chargingStates[chargingState] ?? chargingState);
