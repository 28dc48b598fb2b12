import { Panel } from '../design/Panel';
import { energy, percent } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { type Flow, spansOf } from '../sessions/spans';
import type { DriverView } from './api';
import css from './DriverPage.module.css';

const words: Record<Flow, string> = {
  charge: t.driver.planCharging,
  discharge: t.driver.planGiving,
  rest: t.driver.planResting,
};

/** What the car will do until it leaves, in order. */
export function PlannedPanel({ plan, now, zone }: { plan: DriverView['plan']; now: number; zone: string }) {
  const spans = spansOf(plan);
  return (
    <Panel title={t.driver.plan}>
      {spans.length === 0 && <p className={css.hint}>{t.driver.noPlan}</p>}
      <ol className={css.spans}>
        {spans.map(({ start, flow, energyWh, socPercent }) => (
          <li key={start} className={css.span} data-flow={flow}>
            <span className={css.when}>{nearTime(start, now, zone)}</span>
            <span>
              {words[flow]}
              {flow !== 'rest' && ` ${energy(energyWh)}`}
            </span>
            <span className={css.then}>{percent(socPercent)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
