import { useMutation, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { energy, percent, power } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Arrival, arrivalsPath, type Forecast, forecastQuery } from './forecast';

/** Cars that usually come to each EVSE, for which the plan leaves room unless switched off. */
export function ArrivalsPanel({ site, forecast, now }: { site: Site; forecast?: Forecast; now: number }) {
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const switching = useMutation({
    mutationFn: (expected: boolean) => http.put<Forecast>(arrivalsPath(site.id), { expected }),
    onSuccess: (changed) => client.setQueryData(forecastQuery(site.id).queryKey, changed),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  if (!forecast) return null;
  const { expectsArrivals, arrivals } = forecast;
  return (
    <Panel
      title={t.forecast.arrivals}
      note={t.forecast.arrivalsNote}
      flush
      actions={
        mayAct && (
          <Button busy={switching.isPending} onClick={() => switching.mutate(!expectsArrivals)}>
            {expectsArrivals ? t.forecast.ignoreArrivals : t.forecast.expectArrivals}
          </Button>
        )
      }
    >
      <DataTable
        label={t.forecast.arrivals}
        columns={columns(now, site.timeZone)}
        rows={arrivals}
        rowKey={({ evse, from, until }) => evse + from + until}
        empty={
          <Empty
            compact
            icon="vehicles"
            title={expectsArrivals ? t.forecast.noArrivals : t.forecast.arrivalsOff}
          >
            {expectsArrivals ? t.forecast.noArrivalsDetail : t.forecast.arrivalsOffDetail}
          </Empty>
        }
      />
    </Panel>
  );
}

const columns = (now: number, zone: string): Column<Arrival>[] => [
  { key: 'evse', header: t.forecast.evse, cell: ({ evse }) => <span className="mono">{evse}</span> },
  { key: 'from', header: t.forecast.from, cell: ({ from }) => nearTime(from, now, zone) },
  { key: 'until', header: t.forecast.until, cell: ({ until }) => nearTime(until, now, zone) },
  {
    key: 'often',
    header: t.forecast.often,
    align: 'right',
    hide: 'small',
    cell: ({ often }) => percent(Math.min(1, often) * 100),
  },
  {
    key: 'energy',
    header: t.forecast.energy,
    align: 'right',
    cell: ({ energyWh }) => energy(energyWh),
  },
  {
    key: 'power',
    header: t.forecast.power,
    align: 'right',
    hide: 'small',
    cell: ({ powerW }) => power(powerW),
  },
];
