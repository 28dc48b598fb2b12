import type { SiteName } from '../api/queries';
import type { Station } from '../api/types';
import { Status } from '../design/Badge';
import type { Column } from '../design/DataTable';
import { t } from '../messages';
import css from './columns.module.css';
import { EvseStates } from './EvseStates';
import { protocolName } from './protocol';
import { StationPower } from './StationPower';

export const stationColumns = (sites: readonly SiteName[]): Column<Station>[] => [
  {
    key: 'station',
    header: t.stations.station,
    sort: 'name',
    cell: ({ id, name }) => (
      <>
        {name || id}
        {name && name !== id && <span className={css.id}>{id}</span>}
      </>
    ),
  },
  {
    key: 'online',
    header: t.stations.onlineFilter,
    hide: 'small',
    cell: ({ online }) => (
      <Status tone={online ? 'good' : 'neutral'} hollow={!online}>
        {online ? t.stations.online : t.stations.offline}
      </Status>
    ),
  },
  { key: 'evses', header: t.stations.evses, cell: (station) => <EvseStates station={station} /> },
  {
    key: 'power',
    header: t.stations.power,
    align: 'right',
    cell: ({ evses }) => <StationPower evses={evses} />,
  },
  {
    key: 'site',
    header: t.stations.site,
    sort: 'site',
    hide: 'small',
    cell: ({ siteId }) => sites.find(({ id }) => id === siteId)?.name ?? siteId,
  },
  {
    key: 'model',
    header: t.stations.model,
    sort: 'model',
    hide: 'medium',
    cell: ({ vendor, model }) => (
      <span className="muted">{[vendor, model].filter(Boolean).join(' ') || '–'}</span>
    ),
  },
  {
    key: 'firmware',
    header: t.stations.firmware,
    sort: 'firmware',
    hide: 'medium',
    cell: ({ firmwareVersion }) => <span className="muted">{firmwareVersion ?? '–'}</span>,
  },
  {
    key: 'protocol',
    header: t.stations.protocol,
    hide: 'medium',
    cell: ({ protocol }) => <span className="muted">{protocol ? protocolName(protocol) : '–'}</span>,
  },
];
