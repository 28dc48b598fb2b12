import { useQuery } from '@tanstack/react-query';
import { useClock } from '../api/clock';
import { meQuery, networkPowerQuery, pricesAtQuery, pricesQuery, siteNamesQuery } from '../api/queries';
import type { Site } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Panel } from '../design/Panel';
import { startOfDay } from '../format/time';
import { t } from '../messages';
import { useHomeZone } from '../shell/useZone';
import { USUAL_AREA } from '../sites/supply';
import { dayChart } from './dayChart';

const DAY_MS = 86_400_000;
const POWER_EVERY_MS = 10_000;

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
  const power = useQuery({ ...networkPowerQuery(from, to), refetchInterval: POWER_EVERY_MS });
  const prices = useDayPrices(sites?.[0], from, to);
  const ready = !power.isLoading && sites !== undefined && !prices.isLoading;
  return (
    <Panel title={t.overview.chart}>
      <ChartView
        chart={
          ready
            ? dayChart({ power: power.data, prices: prices.data, now, from: start, to: Date.parse(to), zone })
            : undefined
        }
      />
    </Panel>
  );
}
