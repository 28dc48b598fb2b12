import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Site, SitePlan } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Button } from '../design/Button';
import { Facts } from '../design/Facts';
import { ProblemNote } from '../design/Notice';
import { count, money } from '../format/number';
import { t } from '../messages';
import { previewChart } from './siteChart';

/** Two plans made of the same cars and prices at the same time. */
export interface Preview {
  before: SitePlan;
  after: SitePlan;
}

interface Props {
  site: Site;
  /** What the form around would change. */
  supposed: (form: FormData) => object;
}

/** Shows what the plan would become with what the form says, before anything is saved. */
export function PlanPreview({ site, supposed }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const asking = useMutation({
    mutationFn: (body: object) =>
      http.post<Preview>(`/sites/${encodeURIComponent(site.id)}/plan/preview`, body),
  });
  const { reset } = asking;
  useEffect(() => {
    const form = place.current?.closest('form');
    form?.addEventListener('input', reset);
    return () => form?.removeEventListener('input', reset);
  }, [reset]);
  const ask = (form: HTMLFormElement | null) => {
    if (form?.reportValidity()) asking.mutate(supposed(new FormData(form)));
  };
  return (
    <div ref={place}>
      <Button icon="prices" busy={asking.isPending} onClick={(event) => ask(event.currentTarget.form)}>
        {t.preview.show}
      </Button>
      <ProblemNote problem={asking.error ? asProblem(asking.error) : undefined} />
      {asking.data && <Compared site={site} preview={asking.data} />}
    </div>
  );
}

const shortOf = ({ cars }: SitePlan) => cars.filter(({ shortfallWh }) => shortfallWh > SHORT_WH).length;
const SHORT_WH = 100;

function Compared({ site, preview: { before, after } }: { site: Site; preview: Preview }) {
  const { now } = useClock(10_000);
  const difference = after.cost - before.cost;
  return (
    <div role="status">
      <Facts
        facts={[
          { label: t.preview.before, value: money(before.cost, 'EUR') },
          { label: t.preview.after, value: money(after.cost, 'EUR') },
          {
            label: t.preview.difference,
            value: <b>{`${difference > 0 ? '+' : ''}${money(difference, 'EUR')}`}</b>,
          },
          { label: t.preview.short, value: `${count(shortOf(before))} → ${count(shortOf(after))}` },
          after.note !== '' && {
            label: t.sites.quality[after.quality],
            value: <span lang="en">{after.note}</span>,
          },
        ]}
      />
      <ChartView chart={previewChart(site, before, after, now)} />
    </div>
  );
}
