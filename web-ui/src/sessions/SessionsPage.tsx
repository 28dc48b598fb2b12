import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import { asProblem } from '../api/problem';
import { type SiteName, sessionsQuery, siteNamesQuery } from '../api/queries';
import type { Session } from '../api/types';
import { CsvButton } from '../design/CsvButton';
import { DataTable } from '../design/DataTable';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty, Failure } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { Segmented } from '../design/Segmented';
import { browserZone } from '../format/time';
import { t } from '../messages';
import { activeColumns, endedColumns } from './columns';
import { file } from './file';
import { sessionPath } from './SessionParts';

const TIMES_EVERY_MS = 10_000;

// The same at every drawing, so that rows without news are left alone.
const idOf = ({ id }: Session) => id;
const pathOf = ({ id }: Session) => sessionPath(id);
const NO_SITES: SiteName[] = [];

/** All charging sessions, going on or ended; the choice is in the address. */
export default function SessionsPage() {
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') === 'ended' ? 'ended' : 'active';
  const site = search.get('site') ?? '';
  const q = search.get('q') ?? '';
  const { data: sites = NO_SITES } = useQuery(siteNamesQuery);
  const query = useInfiniteQuery(sessionsQuery({ state, site: site || undefined, q: q || undefined }));
  const { now } = useClock(TIMES_EVERY_MS);
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
  const onSearch = useCallback((text: string) => choose('q', text), [choose]);
  const ended = state === 'ended';
  const columns = useMemo(() => {
    const zoneOf = (id: string) => sites.find((item) => item.id === id)?.timeZone ?? browserZone;
    return ended ? endedColumns({ now, zoneOf }) : activeColumns({ now, zoneOf });
  }, [sites, now, ended]);
  return (
    <>
      <PageHeader
        title={t.sessions.title}
        actions={
          <Toolbar>
            <SearchBox label={t.sessions.search} value={q} onChange={onSearch} />
            <FilterSelect
              label={t.stations.site}
              value={site}
              options={[
                { value: '', label: t.stations.allSites },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(value) => choose('site', value)}
            />
            <Segmented
              label={t.sessions.state}
              value={state}
              options={[
                { value: 'active', label: t.sessions.active },
                { value: 'ended', label: t.sessions.ended },
              ]}
              onChange={(value) => choose('state', value === 'ended' ? value : '')}
            />
            <CsvButton
              name={`sessions-${state}`}
              path="/sessions"
              filter={{ state, site, q }}
              columns={file}
            />
          </Toolbar>
        }
      />
      <Panel flush>
        {query.error && !query.data ? (
          <Failure problem={asProblem(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <DataTable
            label={t.sessions.title}
            columns={columns}
            endless
            rows={query.data?.pages.flatMap(({ items }) => items)}
            rowKey={idOf}
            rowLink={pathOf}
            empty={<Nothing ended={ended} filtered={q !== '' || site !== ''} />}
            more={
              query.hasNextPage
                ? {
                    load: () => void query.fetchNextPage(),
                    loading: query.isFetching,
                    failed: query.isFetchNextPageError,
                  }
                : undefined
            }
          />
        )}
      </Panel>
    </>
  );
}

function Nothing({ ended, filtered }: { ended: boolean; filtered: boolean }) {
  const ofAll = ended
    ? { title: t.sessions.emptyEnded, detail: t.sessions.emptyEndedDetail }
    : { title: t.sessions.emptyActive, detail: t.sessions.emptyActiveDetail };
  const { title, detail } = filtered
    ? { title: t.sessions.emptyFiltered, detail: t.stations.emptyFilteredDetail }
    : ofAll;
  return (
    <Empty icon="sessions" title={title}>
      {detail}
    </Empty>
  );
}
