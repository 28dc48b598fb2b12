import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { http } from '../api/http';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { CopyButton } from '../design/CopyButton';
import { type Column, DataTable } from '../design/DataTable';
import { Facts } from '../design/Facts';
import { Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { type PublicData, type PublicSite, publicDataQuery } from './api';

const path = ({ siteId }: PublicSite) => `/sites/${encodeURIComponent(siteId)}/public-data`;

/** What everybody may read: where, and of which sites. */
export function PublicDataPanel({ mayChange, onChange }: { mayChange: boolean; onChange: () => void }) {
  const data = useQuery(publicDataQuery);
  const [chosen, setChosen] = useState<PublicSite>();
  const close = () => setChosen(undefined);
  const done = () => {
    onChange();
    close();
  };
  return (
    <>
      <Panel title={t.roaming.public.title}>
        <Loaded query={data}>
          {(found) =>
            found.nationalIdentifier ? (
              <Addresses data={found} />
            ) : (
              <Empty compact icon="sites" title={t.roaming.public.off}>
                {t.roaming.public.offDetail}
              </Empty>
            )
          }
        </Loaded>
      </Panel>
      {data.data?.nationalIdentifier && (
        <Panel title={t.roaming.public.sites} flush>
          <DataTable
            label={t.roaming.public.sites}
            rows={data.data.sites}
            columns={columns(mayChange ? setChosen : undefined)}
            rowKey={({ siteId }) => siteId}
            empty={
              <Empty compact icon="sites" title={t.roaming.noSites}>
                {t.roaming.public.noSites}
              </Empty>
            }
          />
        </Panel>
      )}
      {chosen?.attendance && (
        <Confirm
          title={t.roaming.public.withdraw}
          question={t.roaming.public.withdrawAsk(chosen.name)}
          submit={t.roaming.public.withdraw}
          action={() => http.delete(path(chosen))}
          onDone={done}
          onClose={close}
        />
      )}
      {chosen && !chosen.attendance && (
        <FormDialog
          title={t.roaming.public.publish}
          submit={t.roaming.public.publish}
          action={(form) => http.put(path(chosen), { attendance: text(form, 'attendance') })}
          onDone={done}
          onClose={close}
        >
          {() => (
            <>
              <p className="muted">{t.roaming.public.publishHint(chosen.name)}</p>
              <Select label={t.roaming.public.attendance} name="attendance" required>
                <option value="UNATTENDED">{t.roaming.public.attendances.UNATTENDED}</option>
                <option value="ATTENDED">{t.roaming.public.attendances.ATTENDED}</option>
              </Select>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}

function Addresses({ data: { nationalIdentifier, table, status } }: { data: PublicData }) {
  return (
    <Facts
      facts={[
        { label: t.roaming.public.identifier, value: <span className="mono">{nationalIdentifier}</span> },
        table !== undefined && { label: t.roaming.public.table, value: <Address url={table} /> },
        status !== undefined && { label: t.roaming.public.status, value: <Address url={status} /> },
      ]}
    />
  );
}

function Address({ url }: { url: string }) {
  return (
    <>
      <span className="mono">{url}</span> <CopyButton text={url} />
    </>
  );
}

const columns = (choose?: (site: PublicSite) => void): Column<PublicSite>[] => [
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
    key: 'state',
    header: t.roaming.health,
    cell: ({ attendance }) =>
      attendance ? (
        <Status tone="good">{t.roaming.public.published}</Status>
      ) : (
        <Status tone="neutral">{t.roaming.public.private}</Status>
      ),
  },
  {
    key: 'attendance',
    header: t.roaming.public.attendance,
    hide: 'small',
    cell: ({ attendance }) => attendance && t.roaming.public.attendances[attendance],
  },
  {
    key: 'choose',
    header: '',
    align: 'right',
    cell: (site) =>
      choose && (
        <Button look="quiet" onClick={() => choose(site)}>
          {site.attendance ? t.roaming.public.withdraw : t.roaming.public.publish}
        </Button>
      ),
  },
];
