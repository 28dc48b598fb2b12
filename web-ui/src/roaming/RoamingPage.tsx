import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { SecretDialog } from '../design/Secret';
import { relative } from '../format/time';
import { t } from '../messages';
import { BilledPartners } from '../settlement/BilledPartners';
import { MonthButtons, useMonth } from '../settlement/month';
import { useRole } from '../shell/useRole';
import { useHomeZone } from '../shell/useZone';
import { type MadePartner, type Partner, partnersQuery, type ShownSite, shownSitesQuery } from './api';
import { PartnerHealth, parties } from './PartnerHealth';
import { PublicDataPanel } from './PublicDataPanel';
import { PartnerForm, SiteForm } from './RoamingForms';

type Open = 'partner' | 'site' | MadePartner | ShownSite;

/** Who roams with us, and what they see. */
export default function RoamingPage() {
  const { now } = useClock();
  const client = useQueryClient();
  const mayChange = useRole('administrator');
  const month = useMonth(now, useHomeZone());
  const [open, setOpen] = useState<Open>();
  const partners = useQuery(partnersQuery);
  const sites = useQuery(shownSitesQuery);
  const changed = () => client.invalidateQueries({ queryKey: ['roaming'] });
  const done = (next?: Open) => {
    void changed();
    setOpen(next);
  };
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHeader
        title={t.roaming.title}
        actions={
          mayChange && (
            <Button look="primary" icon="plus" onClick={() => setOpen('partner')}>
              {t.roaming.add}
            </Button>
          )
        }
      />
      <Stack>
        <Panel title={t.roaming.partners} flush>
          <Loaded query={partners}>
            {(rows) => (
              <DataTable
                label={t.roaming.partners}
                rows={rows}
                columns={partnerColumns(now)}
                rowKey={({ id }) => id}
                rowLink={({ id }) => `/roaming/${id}`}
                empty={
                  <Empty icon="vehicles" title={t.roaming.empty}>
                    {t.roaming.emptyDetail}
                  </Empty>
                }
              />
            )}
          </Loaded>
        </Panel>
        <Panel
          title={t.settlement.billedByPartner}
          note={month.name}
          flush
          actions={
            <Toolbar>
              <MonthButtons go={month.go} />
            </Toolbar>
          }
        >
          <BilledPartners period={month.period} />
        </Panel>
        <Panel
          title={t.roaming.sites}
          flush
          actions={
            mayChange && (
              <Button icon="plus" onClick={() => setOpen('site')}>
                {t.roaming.show}
              </Button>
            )
          }
        >
          <Loaded query={sites}>
            {(rows) => (
              <DataTable
                label={t.roaming.sites}
                rows={rows}
                columns={siteColumns(mayChange ? setOpen : undefined)}
                rowKey={({ siteId }) => siteId}
                empty={
                  <Empty icon="sites" title={t.roaming.noSites}>
                    {t.roaming.noSitesDetail}
                  </Empty>
                }
              />
            )}
          </Loaded>
        </Panel>
        <PublicDataPanel mayChange={mayChange} onChange={() => void changed()} />
      </Stack>
      {open === 'partner' && (
        <PartnerForm onDone={(made) => done(made.token ? made : undefined)} onClose={close} />
      )}
      {open === 'site' && <SiteForm onDone={() => done()} onClose={close} />}
      {typeof open === 'object' && 'siteId' in open && (
        <Confirm
          title={t.roaming.hide}
          question={t.roaming.hideAsk(open.name)}
          submit={t.roaming.hide}
          action={() => http.delete(`/sites/${encodeURIComponent(open.siteId)}/roaming`)}
          onDone={() => done()}
          onClose={close}
        />
      )}
      {typeof open === 'object' && 'partner' in open && (
        <SecretDialog
          title={t.roaming.invited}
          note={t.roaming.invitedNote(open.versionsUrl ?? '')}
          secret={open.token ?? ''}
          onClose={close}
        />
      )}
    </>
  );
}

const partnerColumns = (now: number): Column<Partner>[] => [
  { key: 'name', header: t.roaming.name, cell: ({ name }) => name },
  { key: 'parties', header: t.roaming.parties, hide: 'medium', cell: parties },
  { key: 'version', header: t.roaming.version, hide: 'small', cell: ({ version }) => version },
  { key: 'health', header: t.roaming.health, cell: (partner) => <PartnerHealth partner={partner} /> },
  {
    key: 'queue',
    header: t.roaming.waiting,
    align: 'right',
    cell: ({ queue }) => queue.waiting,
  },
  {
    key: 'contact',
    header: t.roaming.contact,
    align: 'right',
    hide: 'small',
    cell: ({ contactAt }) => contactAt && <span className="muted">{relative(contactAt, now)}</span>,
  },
];

const siteColumns = (hide?: (site: ShownSite) => void): Column<ShownSite>[] => [
  {
    key: 'name',
    header: t.roaming.site,
    cell: ({ siteId, name }) => (
      <Link className="link" to={`/sites/${encodeURIComponent(siteId)}`}>
        {name}
      </Link>
    ),
  },
  {
    key: 'address',
    header: t.roaming.address,
    cell: ({ address, city, country }) => `${address}, ${city}, ${country}`,
  },
  {
    key: 'hide',
    header: '',
    align: 'right',
    cell: (site) =>
      hide && (
        <Button look="quiet" onClick={() => hide(site)}>
          {t.roaming.hide}
        </Button>
      ),
  },
];
