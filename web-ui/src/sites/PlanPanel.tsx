import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiProblem } from '../api/problem';
import type { Site, SitePlan } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Badge, type Tone } from '../design/Badge';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { filled, told } from '../format/filled';
import { millis } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { modeName } from './api';
import { forecastQuery } from './forecast';
import { planReason } from './planReason';
import { planChart } from './siteChart';

const tones: Record<SitePlan['quality'], Tone> = {
  OPTIMAL: 'good',
  FEASIBLE: 'accent',
  FALLBACK: 'warn',
  KEPT: 'bad',
};

interface Props {
  site: Site;
  plan: UseQueryResult<SitePlan>;
  now: number;
  highlight?: string;
}

/** The plan in force. */
export function PlanPanel({ site, plan, now, highlight }: Props) {
  if (plan.error instanceof ApiProblem && plan.error.status === 404) {
    return (
      <Panel title={t.sites.planTitle}>
        <Empty icon="clock" title={t.sites.noPlan}>
          {t.sites.noPlanDetail}
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel
      title={t.sites.planTitle}
      note={plan.data && <Made plan={plan.data} now={now} zone={site.timeZone} />}
      actions={
        plan.data && (
          <Badge tone={tones[plan.data.quality]} title={plan.data.note || t.sites.qualityHint}>
            {t.sites.quality[plan.data.quality]}
          </Badge>
        )
      }
    >
      <Loaded query={plan} skeleton={<ChartView />}>
        {(data) => (
          <>
            <Fallback plan={data} />
            <PlanChart site={site} plan={data} now={now} highlight={highlight} />
            <Why plan={data} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** What is done instead when the planner's own plan may not be carried out. */
function Fallback({ plan }: { plan: SitePlan }) {
  if (plan.quality !== 'FALLBACK' && plan.quality !== 'KEPT') return null;
  return (
    <Empty compact icon="warning" title={t.fallback[plan.quality]}>
      <span lang="en">{plan.note}</span>
    </Empty>
  );
}

type Effect = NonNullable<SitePlan['why']>[number];

const PHRASES: Record<string, string | undefined> = t.modes.phrases;

/** In the reader's language, but for plans of earlier versions. */
export function effectText({ phrase = '', facts = [], text }: Effect): string {
  const sentence = PHRASES[phrase];
  return sentence ? filled(sentence, told(facts)) : text;
}

/** The modes that shaped the plan. */
function Why({ plan }: { plan: SitePlan }) {
  if (!plan.why?.length) return null;
  return (
    <ul aria-label={t.modes.why} className="muted">
      {plan.why.map((effect) => (
        <li key={effect.kind + effect.text}>
          <strong>{modeName(effect.kind)}</strong>: {effectText(effect)}
        </li>
      ))}
    </ul>
  );
}

function Made({ plan, now, zone }: { plan: SitePlan; now: number; zone: string }) {
  return (
    <>
      {t.sites.plannedAt(nearTime(plan.madeAt, now, zone), planReason(plan.reason))} ·{' '}
      {t.sites.cpu(millis(plan.cpuMillis))}
    </>
  );
}

function PlanChart({
  site,
  plan,
  now,
  highlight,
}: {
  site: Site;
  plan: SitePlan;
  now: number;
  highlight?: string;
}) {
  // The plan is worth seeing without its uncertainty, which tenants are not told.
  const seesForecast = useRole('viewer');
  const { data: forecast } = useQuery({ ...forecastQuery(site.id), enabled: seesForecast });
  const chart = useMemo(
    () => planChart(site, plan, now, forecast?.steps, highlight),
    [site, plan, now, forecast, highlight],
  );
  return <ChartView chart={chart} />;
}
