import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import { pricesQuery } from '../api/queries';
import type { Prices } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Button } from '../design/Button';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { Skeleton } from '../design/Skeleton';
import { day, startOfDay } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { useHomeZone } from '../shell/useZone';
import { USUAL_AREA } from '../sites/supply';
import { AreaFilter } from './AreaFilter';
import { ImportDialog } from './ImportDialog';
import { PriceStats } from './PriceStats';
import { PriceTable } from './PriceTable';
import { pricePane } from './pricePane';

const DAY_MS = 86_400_000;

/** Both price curves, two days at a time from the day in the address. */
export default function PricesPage() {
  const [search, setSearch] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const { now } = useClock();
  const mayImport = useRole('administrator');
  const zone = useHomeZone();
  const asked = Date.parse(search.get('day') ?? '');
  const from = startOfDay(Number.isNaN(asked) ? now : asked, zone);
  const to = startOfDay(from + 2.5 * DAY_MS, zone);
  const area = search.get('area') ?? USUAL_AREA;
  const query = useQuery(pricesQuery(area, new Date(from).toISOString(), new Date(to).toISOString()));
  const go = (to: Record<string, string>) =>
    setSearch({ ...(area !== USUAL_AREA && { area }), ...to }, { replace: true });
  const show = (millis: number) => go({ day: new Date(millis).toISOString() });
  return (
    <>
      <PageHeader
        title={t.nav.prices}
        note={`${day(from, zone)} – ${day(to - 1, zone)}`}
        actions={
          <Toolbar>
            <AreaFilter
              area={area}
              onArea={(chosen) => go({ area: chosen, day: new Date(from).toISOString() })}
            />
            <Button icon="back" iconOnly onClick={() => show(from - DAY_MS / 2)}>
              {t.prices.previous}
            </Button>
            <Button onClick={() => go({})}>{t.prices.today}</Button>
            <Button icon="chevron" iconOnly onClick={() => show(from + 1.5 * DAY_MS)}>
              {t.prices.next}
            </Button>
            {mayImport && (
              <Button look="primary" icon="upload" onClick={() => setImporting(true)}>
                {t.prices.import}
              </Button>
            )}
          </Toolbar>
        }
      />
      <Loaded query={query} skeleton={<Skeleton height={420} />}>
        {(prices) => <PricesView prices={prices} from={from} to={to} now={now} zone={zone} />}
      </Loaded>
      {importing && <ImportDialog area={area} onClose={() => setImporting(false)} />}
    </>
  );
}

function PricesView(props: { prices: Prices; from: number; to: number; now: number; zone: string }) {
  const { prices, from, to, now, zone } = props;
  if (prices.steps.length === 0) {
    return (
      <Panel>
        <Empty icon="prices" title={t.prices.empty}>
          {t.prices.emptyDetail}
        </Empty>
      </Panel>
    );
  }
  const { currency, steps } = prices;
  const seconds = { from: from / 1000, to: to / 1000 };
  const shown = now >= from && now < to ? now / 1000 : undefined;
  return (
    <Stack>
      <PriceStats prices={prices} now={now} zone={zone} />
      <Panel title={t.prices.title}>
        <ChartView
          chart={{
            title: t.prices.title,
            ...seconds,
            now: shown,
            zone,
            currency,
            panes: [{ ...pricePane(steps, seconds.to, 300), label: t.chart.price }],
          }}
        />
      </Panel>
      <PriceTable prices={prices} now={now} zone={zone} />
    </Stack>
  );
}
