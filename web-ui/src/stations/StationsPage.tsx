import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type SiteName, siteNamesQuery, stationsQuery } from '../api/queries';
import type { Station, StationFilter } from '../api/types';
import { BulkBar } from '../bulk/BulkBar';
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
import { SavedViews } from './SavedViews';
import { StationFileActions } from './StationFileActions';
import { StationForm } from './StationForm';
import { filterOf } from './views';

/** Online is asked for by its own name: it is no state, stations that are charge or idle, too. */
const states = [
  { value: '', label: t.views.anyState },
  { value: 'ONLINE', label: t.stations.online },
  ...Object.entries(t.views.states).map(([value, label]) => ({ value, label })),
];

const stationPath = (id: string) => `/stations/${encodeURIComponent(id)}`;

// The same at every drawing, so that rows without news are left alone.
const idOf = ({ id }: Station) => id;
const pathOf = ({ id }: Station) => stationPath(id);
const NO_SITES: SiteName[] = [];

/** All stations; search and filters are in the address. */
export default function StationsPage() {
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const navigate = useNavigate();
  const mayCreate = useRole('operator');
  const { data: sites = NO_SITES } = useQuery(siteNamesQuery);
  const filter = filterOf(search);
  const columns = useMemo(() => stationColumns(sites), [sites]);
  const selection = useMemo(() => ({ keys: selected, onChange: setSelected }), [selected]);
  const choose = useCallback(
    (chosen: StationFilter) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(chosen)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const onSearch = useCallback((q: string) => choose({ q }), [choose]);
  const { sort = 'id', ...narrowed } = filter;
  const filtered = Object.values(narrowed).some(Boolean);
  return (
    <>
      <PageHeader
        title={t.stations.title}
        actions={
          <Toolbar>
            <SearchBox label={t.stations.search} value={filter.q ?? ''} onChange={onSearch} />
            <FilterSelect
              label={t.stations.site}
              value={filter.site ?? ''}
              options={[
                { value: '', label: t.stations.allSites },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(site) => choose({ site })}
            />
            <FilterSelect
              label={t.views.state}
              value={
                filter.state ?? (filter.online && (filter.online === 'true' ? 'ONLINE' : 'OFFLINE')) ?? ''
              }
              options={states}
              onChange={(value) =>
                choose(value === 'ONLINE' ? { online: 'true', state: '' } : { online: '', state: value })
              }
            />
            <StationFileActions filter={filter} mayImport={mayCreate} />
            {mayCreate && <WaitingRoomButton />}
            {mayCreate && (
              <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
                {t.stations.create}
              </Button>
            )}
          </Toolbar>
        }
      />
      <SavedViews filter={filter} />
      {mayCreate && <BulkBar selected={selected} filter={filter} onClear={() => setSelected(new Set())} />}
      <Panel flush>
        <PagedTable
          label={t.stations.title}
          query={stationsQuery(filter)}
          endless
          columns={columns}
          sorting={{ by: sort, onSort: (by) => choose({ sort: by }) }}
          selection={mayCreate ? selection : undefined}
          rowKey={idOf}
          rowLink={pathOf}
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
