import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import { type SiteName, siteNamesQuery } from '../api/queries';
import { ChartView } from '../charts/ChartView';
import { FilterSelect } from '../design/FilterSelect';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { SkeletonBlock } from '../design/Skeleton';
import { energy } from '../format/number';
import { date, toLocalInput } from '../format/time';
import { t } from '../messages';
import { useIsOpen } from '../shell/usePages';
import { useHomeZone, useZone } from '../shell/useZone';
import { type EnergyReport, energyQuery } from './api';
import { energyChart, forecastChart } from './charts';
import { EnergyStats } from './EnergyStats';
import { RangePicker } from './RangePicker';
import { type Range, rangeOf } from './range';
import { SitesPanel } from './SitesPanel';
import { WarrantiesPanel } from './WarrantiesPanel';

const NO_SITES: SiteName[] = [];
const CLOCK_EVERY_MS = 60_000;

/** What the energy of all sites, or of one, came to over days or months. */
export default function EnergyPage() {
  const [search, setSearch] = useSearchParams();
  const { now } = useClock(CLOCK_EVERY_MS);
  const { data: sites = NO_SITES } = useQuery(siteNamesQuery);
  const site = search.get('site') ?? '';
  const zones = [useHomeZone(), useZone(site)] as const;
  const zone = site ? zones[1] : zones[0];
  const today = toLocalInput(now, zone).slice(0, 10);
  const range = rangeOf(search, today);
  const query = useQuery({
    ...energyQuery(range.days, range.bucket, site),
    placeholderData: keepPreviousData,
  });
  const { data: before } = useQuery(energyQuery(range.before, 'month', site));
  const choose = (chosen: Record<string, string>) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(chosen)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const shown = { before, range, site, zone, now };
  return (
    <>
      <PageHeader
        title={t.network.title}
        note={`${dayText(range.days.first)} – ${dayText(range.days.last)}`}
        actions={
          <Toolbar>
            <FilterSelect
              label={t.stations.site}
              value={site}
              options={[
                { value: '', label: t.stations.allSites },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(value) => choose({ site: value })}
            />
            <RangePicker range={range} today={today} onChange={choose} />
          </Toolbar>
        }
      />
      <Loaded query={query} skeleton={<SkeletonBlock rows={12} />}>
        {(report) => (
          <Report
            {...shown}
            report={report}
            by={search.get('sort') ?? 'name'}
            onSort={(sort) => choose({ sort })}
          />
        )}
      </Loaded>
    </>
  );
}

const dayText = (day: string) => date(`${day}T12:00Z`, 'UTC');

interface Shown {
  report: EnergyReport;
  before?: EnergyReport;
  range: Range;
  site: string;
  zone: string;
  now: number;
  by: string;
  onSort: (by: string) => void;
}

function Report({ report, before, range, site, zone, now, by, onSort }: Shown) {
  const charts = useMemo(() => {
    const limitW = report.sites.find(({ siteId }) => siteId === site)?.importLimitW;
    const shown = { report, bucket: range.bucket, zone, limitW };
    return { all: energyChart(shown), forecast: forecastChart(shown) };
  }, [report, range.bucket, zone, site]);
  if (report.sites.length === 0) {
    return (
      <Panel>
        <Empty icon="bolt" title={t.network.none}>
          {t.network.noneDetail}
        </Empty>
      </Panel>
    );
  }
  return (
    <Stack>
      <EnergyStats report={report} before={before} now={now} zone={zone} />
      <Panel title={t.network.by[range.bucket]} note={<Links />}>
        <ChartView chart={charts.all} />
      </Panel>
      {charts.forecast && (
        <Panel title={t.network.forecasts} note={errorText(report)}>
          <ChartView chart={charts.forecast} />
        </Panel>
      )}
      <SitesPanel report={report} by={by} onSort={onSort} />
      <Warranties />
    </Stack>
  );
}

/** Prices of markets and statements are the operator's. */
function Links() {
  const prices = useIsOpen('/prices');
  return (
    <>
      <Link to="/energy/studies">{t.studies.title}</Link>
      {prices && (
        <>
          {' · '}
          <Link to="/statements">{t.statements.title}</Link>
          {' · '}
          <Link to="/payments">{t.pay.payments}</Link>
          {' · '}
          <Link to="/prices">{t.network.toPrices}</Link>
        </>
      )}
    </>
  );
}

/** Vehicles are the operator's, too. */
function Warranties() {
  return useIsOpen('/vehicles') ? <WarrantiesPanel /> : null;
}

function errorText({ total: { load, pv } }: EnergyReport): string {
  return [
    load && t.network.error(t.network.load, energy(load.meanErrorWh)),
    pv && t.network.error(t.network.pv, energy(pv.meanErrorWh)),
  ]
    .filter(Boolean)
    .join(' · ');
}
