import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import {
  samplesQuery,
  sessionPlanQuery,
  sessionQuery,
  siteLoadQuery,
  sitePlanQuery,
  sitesQuery,
} from '../api/queries';
import type { Session, Site } from '../api/types';
import { ChartView } from '../charts/ChartView';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Split, Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { fullTime, millisOf, nearTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { useZone } from '../shell/useZone';
import { planReason } from '../sites/planReason';
import { connectionPane } from '../sites/siteChart';
import { DecisionsPanel } from './DecisionsPanel';
import { DeliveriesPanel } from './DeliveriesPanel';
import { EventsPanel } from './EventsPanel';
import { LedgerPanel } from './LedgerPanel';
import { NeedPanel } from './NeedPanel';
import { PricePanel } from './PricePanel';
import { PromiseForm } from './PromiseForm';
import { PromisePanel } from './PromisePanel';
import { ControlBadge, carName } from './SessionParts';
import { SessionStats } from './SessionStats';
import { sessionChart } from './sessionChart';

/** With the code that draws the square to scan, which few need. */
const DriverLink = lazy(() => import('./DriverLink'));

const CHART_EVERY_MS = 1_000;
const LOAD_EVERY_MS = 5_000;
const LONGEST_MS = 2 * 86_400_000;

/** One session: what was promised, what is planned, what flows, and what it costs. */
export default function SessionPage() {
  const { id = '' } = useParams();
  const query = useQuery(sessionQuery(id));
  return <Loaded query={query}>{(session) => <SessionView session={session} />}</Loaded>;
}

function SessionView({ session }: { session: Session }) {
  const { data: sites } = useQuery(sitesQuery);
  const { now } = useClock(CHART_EVERY_MS);
  const zone = useZone(session.siteId);
  const site = sites?.find(({ id }) => id === session.siteId);
  return (
    <>
      <PageHeader
        title={carName(session)}
        trail={[{ to: '/sessions', label: t.sessions.title }]}
        status={session.state === 'active' && <ControlBadge control={session.control} />}
        note={
          <>
            <Link className="link" to={`/stations/${encodeURIComponent(session.stationId)}`}>
              {session.stationId}
              {session.evseId && ` · ${t.stations.evse(session.evseId)}`}
            </Link>
            {site && (
              <Link className="link" to={`/sites/${encodeURIComponent(site.id)}`}>
                {site.name}
              </Link>
            )}
            {session.holder && session.holder !== carName(session) && <span>{session.holder}</span>}
            <time dateTime={session.startedAt} title={fullTime(session.startedAt, zone)}>
              {session.endedAt
                ? `${nearTime(session.startedAt, now, zone)} – ${nearTime(session.endedAt, now, zone)}`
                : t.sessions.startedAt(nearTime(session.startedAt, now, zone))}
            </time>
          </>
        }
        actions={session.state === 'active' && <Actions session={session} now={now} zone={zone} />}
      />
      <Stack>
        <SessionStats session={session} now={now} />
        <Split>
          <Stack>
            <ChartPanel session={session} site={site} now={now} zone={zone} />
            <DecisionsPanel session={session} now={now} zone={zone} />
            <LedgerPanel session={session} zone={zone} />
            <PricePanel session={session} />
            <EventsPanel session={session} zone={zone} />
          </Stack>
          <Stack>
            <PromisePanel session={session} now={now} zone={zone} />
            <NeedPanel session={session} />
            <DeliveriesPanel session={session} now={now} zone={zone} />
          </Stack>
        </Split>
      </Stack>
    </>
  );
}

function ChartPanel({
  session,
  site,
  now,
  zone,
}: {
  session: Session;
  site?: Site;
  now: number;
  zone: string;
}) {
  const plan = useQuery(sessionPlanQuery(session.id));
  const samples = useQuery(samplesQuery(session.id));
  const connection = useConnection(session, site, now);
  const currency = session.money?.currency ?? 'EUR';
  return (
    <Panel
      title={t.sessions.chart}
      note={
        plan.data?.madeAt &&
        plan.data.reason &&
        t.sites.plannedAt(nearTime(plan.data.madeAt, now, zone), planReason(plan.data.reason))
      }
    >
      <ChartView
        chart={
          samples.data && !plan.isPending
            ? sessionChart({
                session,
                plan: plan.data,
                samples: samples.data,
                now,
                zone,
                currency,
                connection,
              })
            : undefined
        }
      />
    </Panel>
  );
}

/** The site's part of the chart; a session that has ended needs no plan. */
function useConnection(session: Session, site: Site | undefined, now: number) {
  const active = session.state === 'active';
  const to = session.endedAt ?? new Date(millisOf(session.startedAt) + LONGEST_MS).toISOString();
  const plan = useQuery({ ...sitePlanQuery(session.siteId), enabled: active });
  const load = useQuery({
    ...siteLoadQuery(session.siteId, session.startedAt, to),
    refetchInterval: active && LOAD_EVERY_MS,
  });
  if (!site) return undefined;
  const parts = { site, load: load.data, plan: active ? plan.data : undefined, now };
  return (until: number) => connectionPane(parts, until);
}

function Actions({ session, now, zone }: { session: Session; now: number; zone: string }) {
  const [open, setOpen] = useState<'promise' | 'link' | 'stop'>();
  const mayAct = useRole('tenant-operator');
  const close = () => setOpen(undefined);
  if (!mayAct) return null;
  return (
    <>
      <Button icon="edit" onClick={() => setOpen('promise')}>
        {t.sessions.changePromise}
      </Button>
      <Button icon="people" onClick={() => setOpen('link')}>
        {t.driver.link}
      </Button>
      <Button look="danger" icon="stop" onClick={() => setOpen('stop')}>
        {t.sessions.stop}
      </Button>
      {open === 'promise' && <PromiseForm session={session} zone={zone} onClose={close} />}
      {open === 'link' && (
        <Suspense>
          <DriverLink session={session} now={now} zone={zone} onClose={close} />
        </Suspense>
      )}
      {open === 'stop' && (
        <Confirm
          title={t.sessions.stop}
          question={t.sessions.stopAsk}
          submit={t.sessions.stop}
          action={() => http.post(`/sessions/${encodeURIComponent(session.id)}/stop`)}
          onDone={() => {
            toast(t.sessions.stopped);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
