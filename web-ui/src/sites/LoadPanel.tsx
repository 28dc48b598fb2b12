import { useQuery } from '@tanstack/react-query';
import { siteLoadQuery } from '../api/queries';
import type { Site } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Loaded } from '../design/Loaded';
import { Panel } from '../design/Panel';
import { startOfDay } from '../format/time';
import { t } from '../messages';
import { loadChart } from './siteChart';

const DAY_MS = 86_400_000;

/** What flowed today at the connection, against its limits. */
export function LoadPanel({ site, now }: { site: Site; now: number }) {
  const from = startOfDay(now, site.timeZone);
  const to = startOfDay(from + 1.5 * DAY_MS, site.timeZone);
  const query = useQuery({
    ...siteLoadQuery(site.id, new Date(from).toISOString(), new Date(to).toISOString()),
    refetchInterval: 5_000,
  });
  return (
    <Panel title={t.sites.loadTitle}>
      <Loaded query={query} skeleton={<ChartView />}>
        {(load) => <ChartView chart={loadChart(site, load, from, to, now)} />}
      </Loaded>
    </Panel>
  );
}
