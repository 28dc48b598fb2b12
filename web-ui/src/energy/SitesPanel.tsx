import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Panel } from '../design/Panel';
import { saveFile } from '../design/saveFile';
import { csv } from '../format/csv';
import { count, energy, kilograms, money, power } from '../format/number';
import { t } from '../messages';
import type { EnergyReport, SiteEnergy } from './api';

interface Shown {
  key: string;
  header: string;
  /** What is sorted and saved; its unit stands in the header of the file. */
  value: (site: SiteEnergy) => number | undefined;
  text: (value: number, currency: string) => string;
  unit?: string;
  hide?: 'small' | 'medium';
}

const figures: readonly Shown[] = [
  { key: 'in', header: t.network.in, value: (s) => s.figures.energyInWh, text: energy, unit: 'Wh' },
  { key: 'out', header: t.network.out, value: (s) => s.figures.energyOutWh, text: energy, unit: 'Wh' },
  {
    key: 'lost',
    header: t.network.lost,
    value: (s) => s.figures.lostWh,
    text: energy,
    unit: 'Wh',
    hide: 'medium',
  },
  { key: 'net', header: t.network.net, value: (s) => s.figures.net, text: money },
  { key: 'saved', header: t.network.saved, value: (s) => s.figures.saved, text: money },
  { key: 'wear', header: t.network.wear, value: (s) => s.figures.wear, text: money, hide: 'medium' },
  {
    key: 'co2',
    header: t.network.co2Saved,
    value: (s) => s.figures.co2SavedKg,
    text: kilograms,
    unit: 'kg',
    hide: 'medium',
  },
  {
    key: 'peak',
    header: t.network.peak,
    value: (s) => s.figures.peak?.powerW,
    text: power,
    unit: 'W',
    hide: 'small',
  },
  {
    key: 'limit',
    header: t.network.connection,
    value: (s) => s.importLimitW,
    text: power,
    unit: 'W',
    hide: 'medium',
  },
  {
    key: 'missed',
    header: t.network.missed,
    value: (s) => s.figures.promisesMissed,
    text: count,
    hide: 'small',
  },
];

interface Props {
  report: EnergyReport;
  /** A key, after a minus from the most to the least. */
  by: string;
  onSort: (by: string) => void;
}

/** What each site came to. */
export function SitesPanel({ report, by, onSort }: Props) {
  const rows = sorted(report.sites, by);
  const columns: Column<SiteEnergy>[] = [
    { key: 'name', header: t.sites.name, cell: ({ name }) => name, sort: 'name' },
    ...figures.map(
      ({ key, header, value, text, hide }): Column<SiteEnergy> => ({
        key,
        header,
        hide,
        align: 'right',
        sort: key,
        cell: (site) => {
          const said = value(site);
          return said === undefined ? '–' : text(said, report.currency);
        },
      }),
    ),
  ];
  return (
    <Panel
      title={t.sites.title}
      flush
      actions={
        <Button look="quiet" icon="download" iconOnly onClick={() => save(report, rows)}>
          {t.network.csv}
        </Button>
      }
    >
      <DataTable
        label={t.sites.title}
        columns={columns}
        rows={rows}
        rowKey={({ siteId }) => siteId}
        rowLink={({ siteId }) => `/sites/${encodeURIComponent(siteId)}`}
        sorting={{ by, onSort }}
        empty={null}
      />
    </Panel>
  );
}

/** By name, or by a figure; what is not known comes last. */
export function sorted(sites: readonly SiteEnergy[], by: string): SiteEnergy[] {
  const down = by.startsWith('-') ? -1 : 1;
  const figure = figures.find(({ key }) => key === by.replace('-', ''));
  return [...sites].sort((a, b) => {
    if (!figure) return down * a.name.localeCompare(b.name);
    const [one, other] = [figure.value(a), figure.value(b)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return down * (one - other) || a.name.localeCompare(b.name);
  });
}

/** The rows as they stand, in the units of the API. */
export function sitesCsv(report: EnergyReport, rows: readonly SiteEnergy[]): string {
  return csv([
    [
      'site',
      t.sites.name,
      ...figures.map(({ header, unit = report.currency, key }) =>
        key === 'missed' ? header : `${header} (${unit})`,
      ),
    ],
    ...rows.map((site) => [site.siteId, site.name, ...figures.map(({ value }) => String(value(site) ?? ''))]),
  ]);
}

function save(report: EnergyReport, rows: readonly SiteEnergy[]): void {
  const name = `${t.network.title} ${report.first} ${report.last}.csv`;
  saveFile(name, new Blob([sitesCsv(report, rows)], { type: 'text/csv;charset=utf-8' }));
}
