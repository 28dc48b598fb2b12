import type { Site } from '../api/types';
import { LoadBar } from '../design/Bars';
import { type Column, DataTable } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { count, power, signedPower } from '../format/number';
import { t } from '../messages';
import css from './SitesTable.module.css';

const columns: Column<Site>[] = [
  { key: 'name', header: t.sites.name, cell: ({ name }) => name },
  {
    key: 'load',
    header: t.sites.load,
    cell: (site) => (
      <span className={css.load}>
        <LoadBar powerW={site.powerW} importLimitW={site.importLimitW} exportLimitW={site.exportLimitW} />
      </span>
    ),
  },
  { key: 'power', header: t.sites.netNow, align: 'right', cell: ({ powerW }) => signedPower(powerW) },
  {
    key: 'limits',
    header: t.sites.limits,
    align: 'right',
    hide: 'small',
    cell: ({ importLimitW, exportLimitW }) => (
      <span className="muted">
        −{power(exportLimitW)} … {power(importLimitW)}
      </span>
    ),
  },
  {
    key: 'stations',
    header: t.sites.stations,
    align: 'right',
    hide: 'medium',
    cell: ({ stations }) => count(stations),
  },
  {
    key: 'active',
    header: t.sites.active,
    align: 'right',
    hide: 'small',
    cell: ({ activeSessions }) => count(activeSessions),
  },
];

/** Sites with what flows at their connection between the limits. */
export function SitesTable({ sites }: { sites: readonly Site[] }) {
  return (
    <DataTable
      label={t.sites.title}
      columns={columns}
      endless
      rows={sites}
      rowKey={({ id }) => id}
      rowLink={({ id }) => `/sites/${encodeURIComponent(id)}`}
      empty={
        <Empty icon="sites" title={t.sites.empty}>
          {t.sites.emptyDetail}
        </Empty>
      }
    />
  );
}
