import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { activeSessionsQuery, sitePlanQuery, siteQuery } from '../api/queries';
import type { Session, Site, SitePlan } from '../api/types';
import { Button } from '../design/Button';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { PageHeader } from '../design/PageHeader';
import { RenameButton } from '../design/RenameButton';
import { Tabs } from '../design/Tabs';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { SettlementTab } from '../settlement/SettlementTab';
import { NothingHere } from '../shell/NothingHere';
import { useRole } from '../shell/useRole';
import { CarsPanel } from './CarsPanel';
import { ForecastTab } from './ForecastTab';
import { GroupsPanel } from './GroupsPanel';
import { ImposedPanel } from './ImposedPanel';
import { LoadPanel } from './LoadPanel';
import { ModesPanel } from './ModesPanel';
import { PlanPanel } from './PlanPanel';
import { SiteForm } from './SiteForm';
import { SiteStats } from './SiteStats';
import { SupplyPanel } from './SupplyPanel';
import { TariffPanel } from './TariffPanel';
import { TermsPanel } from './TermsPanel';
import { TimetableTab } from './TimetableTab';

/** One grid connection: what flows, what is planned, and which cars do it. */
export default function SitePage() {
  const { id = '' } = useParams();
  const query = useQuery({ ...siteQuery(id), refetchInterval: 10_000 });
  return <Loaded query={query}>{(site) => <SiteView site={site} />}</Loaded>;
}

function SiteView({ site }: { site: Site }) {
  const { now } = useClock();
  const seesAll = useRole('viewer');
  return (
    <>
      <PageHeader
        title={site.name}
        trail={[{ to: '/sites', label: t.sites.title }]}
        note={
          <>
            <span className="mono">{site.id}</span>
            <span>{site.timeZone}</span>
          </>
        }
        actions={<Actions site={site} />}
      />
      <Tabs
        label={t.sites.parts}
        tabs={(['', 'timetable', 'forecast', 'settlement'] as const)
          .filter((tab) => seesAll || tab !== 'forecast')
          .map((tab) => ({
            to: `/sites/${encodeURIComponent(site.id)}${tab && `/${tab}`}`,
            label: t.sites.tabs[tab || 'live'],
          }))}
      />
      <SitePart site={site} now={now} />
    </>
  );
}

function SitePart({ site, now }: { site: Site; now: number }) {
  const { part = '' } = useParams();
  const seesAll = useRole('viewer');
  switch (part) {
    case '':
      return <LivePart site={site} now={now} />;
    case 'timetable':
      return <TimetableTab site={site} now={now} />;
    case 'forecast':
      return seesAll ? <ForecastTab site={site} now={now} /> : <NothingHere />;
    case 'settlement':
      return <SettlementTab site={site} now={now} />;
    default:
      return <NothingHere />;
  }
}

function LivePart({ site, now }: { site: Site; now: number }) {
  const plan = useQuery(sitePlanQuery(site.id));
  const sessions = useQuery(activeSessionsQuery(site.id));
  const [hovered, setHovered] = useState<string>();
  const onHover = useCallback((session?: Session) => setHovered(session?.id), []);
  const seesAll = useRole('viewer');
  return (
    <Stack>
      <SiteStats site={site} sessions={sessions.data} />
      <PlanPanel site={site} plan={plan} now={now} highlight={hovered} />
      <CarsPanel sessions={sessions.data} plan={plan.data} now={now} zone={site.timeZone} onHover={onHover} />
      <ModesPanel site={site} now={now} />
      <TermsPanel site={site} />
      <GroupsPanel site={site} />
      <LoadPanel site={site} now={now} />
      {seesAll && <ImposedPanel site={site} now={now} />}
      <SupplyPanel site={site} now={now} />
      <TariffPanel site={site} now={now} />
    </Stack>
  );
}

function Actions({ site }: { site: Site }) {
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const mayEdit = useRole('administrator');
  const mayPlan = useRole('operator');
  const mayRename = useRole('tenant-operator') && !mayPlan;
  const replan = useMutation({
    mutationFn: () => http.post<SitePlan>(`/sites/${encodeURIComponent(site.id)}/replan`),
    onSuccess: (plan) => {
      client.setQueryData(['sites', 'plan', site.id], plan);
      toast(t.sites.replanned);
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <>
      {mayPlan && (
        <Button icon="refresh" busy={replan.isPending} onClick={() => replan.mutate()}>
          {t.sites.replan}
        </Button>
      )}
      {mayRename && (
        <RenameButton<Site>
          path={`/sites/${encodeURIComponent(site.id)}`}
          name={site.name}
          title={t.sites.edit}
          label={t.sites.name}
          onSaved={(saved) => {
            client.setQueryData(['sites', 'one', saved.id], saved);
            void client.invalidateQueries({ queryKey: ['sites', 'list'] });
            toast(t.sites.saved);
          }}
        />
      )}
      {mayEdit && (
        <Button icon="edit" onClick={() => setEditing(true)}>
          {t.sites.edit}
        </Button>
      )}
      {editing && <SiteForm site={site} onClose={() => setEditing(false)} />}
    </>
  );
}
