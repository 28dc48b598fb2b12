import { useQueries, useQuery } from '@tanstack/react-query';
import { useClock } from '../api/clock';
import {
  meQuery,
  pricesAtQuery,
  pricesQuery,
  siteLoadQuery,
  siteNamesQuery,
  sitePlanQuery,
} from '../api/queries';
import type { Site } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Panel } from '../design/Panel';
import { startOfDay } from '../format/time';
import { t } from '../messages';
import { useHomeZone } from '../shell/useZone';
import { USUAL_AREA } from '../sites/supply';
import { carsOf, carsPlannedBy, dayChart } from './dayChart';

const DAY_MS = 86_400_000;
const LOAD_EVERY_MS = 5_000;
/** Of a network with many sites no more than one a second is read again. */
const EACH_LOAD_MS = 1_000;

/** Of those that have come. */
const present = <T,>(results: { data: T | undefined }[]): T[] =>
  results.flatMap(({ data }) => (data === undefined ? [] : [data]));

/** What the market asks; tenants see what their first site pays. */
function useDayPrices(home: Pick<Site, 'id'> | undefined, from: string, to: string) {
  const { data: me } = useQuery(meQuery);
  const isTenant = me?.tenantId !== undefined;
  const ofMarket = useQuery({ ...pricesQuery(USUAL_AREA, from, to), enabled: me !== undefined && !isTenant });
  const ofSite = useQuery({
    ...pricesAtQuery(home?.id ?? '', from, to),
    enabled: isTenant && home !== undefined,
  });
  return isTenant ? ofSite : ofMarket;
}

/** Power into and out of all cars over the local day, with what is planned for its rest and the price. */
export function DayPanel() {
  const { data: sites } = useQuery(siteNamesQuery);
  const { now } = useClock();
  const zone = useHomeZone();
  const start = startOfDay(now, zone);
  const from = new Date(start).toISOString();
  const to = new Date(startOfDay(start + 1.5 * DAY_MS, zone)).toISOString();
  const loads = useQueries({
    queries: (sites ?? []).map(({ id }) => ({
      ...siteLoadQuery(id, from, to),
      select: carsOf,
      refetchInterval: Math.max(LOAD_EVERY_MS, EACH_LOAD_MS * (sites ?? []).length),
    })),
    combine: present,
  });
  const plans = useQueries({
    queries: (sites ?? []).map(({ id }) => ({ ...sitePlanQuery(id), select: carsPlannedBy })),
    combine: present,
  });
  const prices = useDayPrices(sites?.[0], from, to);
  const ready = sites !== undefined && !prices.isLoading;
  return (
    <Panel title={t.overview.chart}>
      <ChartView
        chart={
          ready
            ? dayChart({ loads, plans, prices: prices.data, now, from: start, to: Date.parse(to), zone })
            : undefined
        }
      />
    </Panel>
  );
}
