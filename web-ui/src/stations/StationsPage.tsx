import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { sitesQuery, stationsQuery } from '../api/queries';
import { Button } from '../design/Button';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { WaitingRoomButton } from '../waitingroom/WaitingRoomButton';
import { stationColumns } from './columns';
import { StationForm } from './StationForm';
import { usePowers } from './usePowers';

const connections = [
  { value: '', label: t.common.all },
  { value: 'true', label: t.stations.online },
  { value: 'false', label: t.stations.offline },
];

const stationPath = (id: string) => `/stations/${encodeURIComponent(id)}`;

/** All stations; search and filters are in the address. */
export default function StationsPage() {
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  const mayCreate = useRole('operator');
  const { data: sites = [] } = useQuery(sitesQuery);
  const filter = {
    site: search.get('site') ?? '',
    q: search.get('q') ?? '',
    online: search.get('online') ?? '',
  };
  const powers = usePowers();
  const choose = useCallback(
    (name: string, value: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const onSearch = useCallback((value: string) => choose('q', value), [choose]);
  const filtered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageHeader
        title={t.stations.title}
        actions={
          <Toolbar>
            <SearchBox label={t.stations.search} value={filter.q} onChange={onSearch} />
            <FilterSelect
              label={t.stations.site}
              value={filter.site}
              options={[
                { value: '', label: t.stations.allSites },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(value) => choose('site', value)}
            />
            <FilterSelect
              label={t.stations.onlineFilter}
              value={filter.online}
              options={connections}
              onChange={(value) => choose('online', value)}
            />
            {mayCreate && <WaitingRoomButton />}
            {mayCreate && (
              <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
                {t.stations.create}
              </Button>
            )}
          </Toolbar>
        }
      />
      <Panel flush>
        <PagedTable
          label={t.stations.title}
          query={stationsQuery(filter)}
          columns={stationColumns(sites, powers)}
          rowKey={({ id }) => id}
          rowLink={({ id }) => stationPath(id)}
          empty={
            <Empty icon="stations" title={filtered ? t.stations.emptyFiltered : t.stations.empty}>
              {filtered ? t.stations.emptyFilteredDetail : t.stations.emptyDetail}
            </Empty>
          }
        />
      </Panel>
      {creating && (
        <StationForm
          sites={sites}
          onClose={() => setCreating(false)}
          onCreated={({ id }) => void navigate(stationPath(id))}
        />
      )}
    </>
  );
}
