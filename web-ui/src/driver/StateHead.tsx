import { Verdict } from '../design/Badge';
import { percent, power } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { flowOf, spansOf } from '../sessions/spans';
import type { DriverView } from './api';
import css from './DriverPage.module.css';

/** What the car does now, how full it is, and what is promised. */
export function StateHead({ view, now }: { view: DriverView; now: number }) {
  const zone = view.place.timeZone;
  const flow = view.endedAt ? 'rest' : flowOf(view.powerW);
  return (
    <section className={css.head} data-flow={flow}>
      <h2 className={css.state}>{stateOf(view, now)}</h2>
      <p className={css.hint}>
        {view.endedAt
          ? t.driver.overAt(nearTime(view.endedAt, now, zone))
          : t.driver.since(nearTime(view.startedAt, now, zone))}
      </p>
      <Charge view={view} />
      <Promised view={view} now={now} />
    </section>
  );
}

function stateOf(view: DriverView, now: number): string {
  if (view.endedAt) return t.driver.over;
  switch (flowOf(view.powerW)) {
    case 'charge':
      return t.driver.charging(power(view.powerW));
    case 'discharge':
      return t.driver.givingBack(power(-view.powerW));
    case 'rest': {
      const next = spansOf(view.plan).find(({ flow, start }) => flow !== 'rest' && Date.parse(start) > now);
      return next ? t.driver.restingUntil(nearTime(next.start, now, view.place.timeZone)) : t.driver.resting;
    }
  }
}

/** A bar from empty to full, with a mark at what was asked for. */
function Charge({ view }: { view: DriverView }) {
  if (view.socPercent === undefined) return <p className={css.hint}>{t.driver.chargeUnknown}</p>;
  const target = view.endedAt ? undefined : view.asked?.targetSocPercent;
  return (
    <>
      <p className={css.charge}>{t.driver.inBattery(percent(view.socPercent))}</p>
      <div className={css.bar} aria-hidden="true">
        <div className={css.fill} style={{ width: `${view.socPercent}%` }} />
        {target !== undefined && <div className={css.mark} style={{ left: `${target}%` }} />}
      </div>
    </>
  );
}

function Promised({ view: { promised, asked, endedAt, place }, now }: { view: DriverView; now: number }) {
  if (!promised) return endedAt || asked ? null : <p className={css.hint}>{t.driver.notSteered}</p>;
  const soc = percent(promised.socPercent);
  return (
    <div className={css.promise}>
      <strong>
        {promised.departure
          ? t.driver.promised(soc, nearTime(promised.departure, now, place.timeZone))
          : t.driver.promisedOpen(soc)}
      </strong>
      <Judged promised={promised} />
      {!endedAt && promised.confidence === 'GUESSED' && <p className={css.hint}>{t.driver.guessed}</p>}
    </div>
  );
}

function Judged({ promised: { kept, feasible } }: { promised: NonNullable<DriverView['promised']> }) {
  if (kept !== undefined) {
    return <Verdict tone={kept ? 'good' : 'bad'}>{kept ? t.driver.kept : t.driver.broken}</Verdict>;
  }
  return feasible ? (
    <Verdict tone="good">{t.driver.onTrack}</Verdict>
  ) : (
    <p className={css.risk}>{t.driver.atRisk}</p>
  );
}
