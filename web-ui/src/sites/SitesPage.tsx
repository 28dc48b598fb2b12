import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { sitesQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Loaded } from '../design/Loaded';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { SiteForm } from './SiteForm';
import { SitesTable } from './SitesTable';

export default function SitesPage() {
  const query = useQuery({ ...sitesQuery, refetchInterval: 15_000 });
  const [creating, setCreating] = useState(false);
  const mayCreate = useRole('administrator');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t.sites.title}
        actions={
          mayCreate && (
            <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
              {t.sites.create}
            </Button>
          )
        }
      />
      <Panel flush>
        <Loaded query={query}>{(sites) => <SitesTable sites={sites} />}</Loaded>
      </Panel>
      {creating && (
        <SiteForm
          onClose={() => setCreating(false)}
          onSaved={({ id }) => void navigate(`/sites/${encodeURIComponent(id)}`)}
        />
      )}
    </>
  );
}
