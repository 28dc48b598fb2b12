import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Site } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Button } from '../design/Button';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { ArrivalsPanel } from './ArrivalsPanel';
import { type Forecast, forecastChart, forecastQuery, metersQuery, type Source } from './forecast';
import { MeterForm } from './MeterForm';
import { PowerImport } from './PowerImport';
import { SourceForm } from './SourceForm';
import { SourcesTable } from './SourcesTable';

/** What a site's building and PV will do, what they did, and where that is known from. */
export function ForecastTab({ site, now }: { site: Site; now: number }) {
  const query = useQuery(forecastQuery(site.id));
  return (
    <Stack>
      <Panel title={t.forecast.title} note={t.forecast.note} actions={<Actions site={site} />}>
        <Loaded query={query} skeleton={<ChartView />}>
          {(forecast) => <ForecastChart site={site} forecast={forecast} now={now} />}
        </Loaded>
        <Sources site={site} now={now} />
      </Panel>
      <ArrivalsPanel site={site} forecast={query.data} now={now} />
    </Stack>
  );
}

function ForecastChart({ site, forecast, now }: { site: Site; forecast: Forecast; now: number }) {
  const chart = useMemo(() => forecastChart(site, forecast, now), [site, forecast, now]);
  const step = forecast.steps[0];
  const configured = step?.loadOrigin === 'CONFIGURED' && step.pvOrigin === 'CONFIGURED';
  return (
    <>
      {configured && (
        <Empty compact icon="clock" title={t.forecast.configured}>
          {t.forecast.configuredDetail}
        </Empty>
      )}
      <ChartView chart={chart} />
      {step && !configured && (
        <p className="muted">
          {t.forecast.meters.LOAD}: {t.forecast.origins[step.loadOrigin]} · {t.forecast.meters.PV}:{' '}
          {t.forecast.origins[step.pvOrigin]}
        </p>
      )}
    </>
  );
}

function Actions({ site }: { site: Site }) {
  const [open, setOpen] = useState<'import' | 'meters'>();
  const mayImport = useRole('operator');
  const mayEdit = useRole('administrator');
  const close = () => setOpen(undefined);
  return (
    <Toolbar>
      {mayImport && (
        <Button icon="upload" onClick={() => setOpen('import')}>
          {t.prices.import}
        </Button>
      )}
      {mayEdit && (
        <Button icon="edit" onClick={() => setOpen('meters')}>
          {t.forecast.ofMeters}
        </Button>
      )}
      {open === 'import' && <PowerImport site={site} onClose={close} />}
      {open === 'meters' && <MeterForm site={site} onClose={close} />}
    </Toolbar>
  );
}

function Sources({ site, now }: { site: Site; now: number }) {
  const client = useQueryClient();
  const query = useQuery(metersQuery(site.id));
  const [open, setOpen] = useState<Source | 'new'>();
  const mayEdit = useRole('administrator');
  return (
    <>
      <Loaded query={query}>
        {({ sources, meters }) => (
          <>
            {meters.map(({ meter, stationId, withCars }) => (
              <p key={meter} className="muted">
                {t.forecast.meters[meter]}:{' '}
                {stationId ? t.forecast.mainMeterOf(stationId) : t.forecast.pushed}
                {withCars && `, ${t.forecast.withoutCars}`}
              </p>
            ))}
            <SourcesTable
              sources={sources}
              now={now}
              zone={site.timeZone}
              onOpen={mayEdit ? setOpen : undefined}
            />
          </>
        )}
      </Loaded>
      {mayEdit && (
        <Button look="quiet" icon="plus" onClick={() => setOpen('new')}>
          {t.forecast.addSource}
        </Button>
      )}
      {open && (
        <SourceForm
          site={site}
          source={open === 'new' ? undefined : open}
          onDone={() => {
            void client.invalidateQueries({ queryKey: metersQuery(site.id).queryKey });
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
