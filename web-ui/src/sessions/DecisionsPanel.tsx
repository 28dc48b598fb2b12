import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionPlanQuery } from '../api/queries';
import type { Explanation, Session } from '../api/types';
import { Badge } from '../design/Badge';
import { Button } from '../design/Button';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { clockTime, millisOf, nearTime } from '../format/time';
import { t } from '../messages';
import css from './DecisionsPanel.module.css';
import { sentence, type Telling } from './explanation';

/** Of those that are over. */
const FIRST_SHOWN = 2;

/** Every decision of the plan in words: what the car did, does and will do, and why. */
export function DecisionsPanel({ session, now, zone }: { session: Session; now: number; zone: string }) {
  const query = useQuery(sessionPlanQuery(session.id));
  return (
    <Panel title={t.explain.title} flush>
      <Loaded query={query}>
        {({ explanations }) =>
          explanations.length === 0 ? (
            <Empty compact icon="sessions" title={t.explain.empty}>
              {t.explain.emptyDetail}
            </Empty>
          ) : (
            <Decisions
              decisions={until(session.endedAt, explanations)}
              currency={session.money?.currency ?? 'EUR'}
              now={now}
              zone={zone}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

/** What was decided for a time when the car was still there. */
export function until(ended: string | undefined, decisions: readonly Explanation[]): Explanation[] {
  if (!ended) return [...decisions];
  return decisions
    .filter(({ start }) => millisOf(start) < millisOf(ended))
    .map((decision) => (millisOf(decision.end) > millisOf(ended) ? { ...decision, end: ended } : decision));
}

interface Props {
  decisions: readonly Explanation[];
  currency: string;
  now: number;
  zone: string;
}

export function Decisions({ decisions, currency, now, zone }: Props) {
  const [all, setAll] = useState(false);
  const over = decisions.filter(({ end }) => millisOf(end) <= now).length;
  const hidden = all ? 0 : Math.max(0, over - FIRST_SHOWN);
  const telling: Telling = { time: (moment) => nearTime(moment, now, zone), currency };
  return (
    <>
      {hidden > 0 && (
        <div className={css.more}>
          <Button look="quiet" onClick={() => setAll(true)}>
            {t.explain.earlier(hidden)}
          </Button>
        </div>
      )}
      <ol className={css.decisions}>
        {decisions.slice(hidden).map((decision) => {
          const { start, end, action } = decision;
          const current = millisOf(start) <= now && now < millisOf(end);
          return (
            <li
              key={start}
              className={css.decision}
              data-action={action}
              data-over={millisOf(end) <= now}
              aria-current={current ? 'time' : undefined}
            >
              <span className={css.head}>
                <strong>{t.explain.actions[action]}</strong>{' '}
                <time dateTime={start}>{nearTime(start, now, zone)}</time>–
                <time dateTime={end}>{clockTime(end, zone)}</time>
                {current && <Badge tone="accent">{t.explain.now}</Badge>}
              </span>
              <span>{sentence(decision, telling)}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
