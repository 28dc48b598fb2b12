import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import { siteNamesQuery } from '../api/queries';
import { Verdict } from '../design/Badge';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Study, studiesQuery, studyPath } from './api';
import { daysText, tones } from './names';
import { StudyForm } from './StudyForm';

/** What V2G would have brought at sites: all studies, and having one made. */
export default function StudiesPage() {
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const { data: sites = [] } = useQuery(siteNamesQuery);
  const { now } = useClock();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayAsk = useRole('operator');
  const site = search.get('site') ?? '';
  const create = mayAsk && (
    <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
      {t.studies.create}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t.studies.title}
        trail={[{ to: '/energy', label: t.network.title }]}
        actions={
          <Toolbar>
            <FilterSelect
              label={t.stations.site}
              value={site}
              options={[
                { value: '', label: t.stations.allSites },
                ...sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(value) => setSearch(value ? { site: value } : {}, { replace: true })}
            />
            {create}
          </Toolbar>
        }
      />
      <Panel flush>
        <PagedTable
          label={t.studies.title}
          query={studiesQuery(site)}
          columns={columns(now)}
          rowKey={({ id }) => String(id)}
          rowLink={({ id }) => studyPath(id)}
          empty={
            <Empty icon="bolt" title={t.studies.none} action={create}>
              {t.studies.noneDetail}
            </Empty>
          }
        />
      </Panel>
      {creating && (
        <StudyForm
          site={site}
          onDone={({ id }) => {
            void client.invalidateQueries({ queryKey: ['studies', 'list'] });
            void navigate(studyPath(id));
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

const columns = (now: number): Column<Study>[] => [
  { key: 'name', header: t.studies.name, cell: ({ name }) => name },
  { key: 'site', header: t.stations.site, cell: ({ siteName }) => siteName },
  { key: 'days', header: t.studies.days, hide: 'small', cell: ({ settings }) => daysText(settings) },
  {
    key: 'state',
    header: t.studies.state,
    cell: ({ state, failure }) => (
      <Verdict tone={tones[state]} title={failure}>
        {t.studies.states[state]}
      </Verdict>
    ),
  },
  {
    key: 'asked',
    header: t.studies.askedAt,
    align: 'right',
    hide: 'small',
    cell: ({ askedAt, askedBy }) => (
      <span className="muted" title={t.studies.by(askedBy)}>
        {relative(askedAt, now)}
      </span>
    ),
  },
];
