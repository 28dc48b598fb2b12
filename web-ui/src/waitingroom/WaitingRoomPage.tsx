import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { sitesQuery } from '../api/queries';
import type { Site, Station } from '../api/types';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { count } from '../format/number';
import { relative } from '../format/time';
import { t } from '../messages';
import { type Stranger, waitingRoomQuery } from './api';

const path = (id: string) => `/waiting-room/${encodeURIComponent(id)}`;

/** Stations that try to connect and are not registered: let in, or forgotten. */
export default function WaitingRoomPage() {
  const query = useQuery(waitingRoomQuery);
  const { data: sites = [] } = useQuery(sitesQuery);
  const { now } = useClock();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [admitting, setAdmitting] = useState<Stranger>();
  const changed = () => void client.invalidateQueries({ queryKey: waitingRoomQuery.queryKey });
  const refusing = useMutation({
    mutationFn: ({ id }: Stranger) => http.delete(path(id)),
    onSuccess: changed,
    onError: (error) => toast(asProblem(error).title, true),
  });
  return (
    <>
      <PageHeader
        title={t.waitingRoom.title}
        trail={[{ to: '/stations', label: t.stations.title }]}
        note={t.waitingRoom.note}
      />
      <Panel flush>
        <Loaded query={query}>
          {(strangers) => (
            <DataTable
              label={t.waitingRoom.title}
              columns={columns(now, setAdmitting, refusing.mutate)}
              rows={strangers}
              rowKey={({ id }) => id}
              empty={
                <Empty icon="check" title={t.waitingRoom.empty}>
                  {t.waitingRoom.emptyDetail}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Panel>
      {admitting && (
        <AdmitForm
          stranger={admitting}
          sites={sites}
          onDone={({ id }) => {
            changed();
            void client.invalidateQueries({ queryKey: ['stations', 'list'] });
            toast(t.waitingRoom.admitted);
            void navigate(`/stations/${encodeURIComponent(id)}`);
          }}
          onClose={() => setAdmitting(undefined)}
        />
      )}
    </>
  );
}

const columns = (
  now: number,
  admit: (stranger: Stranger) => void,
  refuse: (stranger: Stranger) => void,
): Column<Stranger>[] => [
  { key: 'id', header: t.stations.station, cell: ({ id }) => <span className="mono">{id}</span> },
  {
    key: 'remote',
    header: t.waitingRoom.from,
    hide: 'small',
    cell: ({ remote }) => <span className="mono muted">{remote}</span>,
  },
  {
    key: 'profile',
    header: t.stations.securityProfile,
    hide: 'medium',
    cell: ({ securityProfile, hasPassword }) => (
      <span className="muted">
        {securityProfile} · {hasPassword ? t.waitingRoom.withPassword : t.waitingRoom.withoutPassword}
      </span>
    ),
  },
  {
    key: 'attempts',
    header: t.waitingRoom.attempts,
    align: 'right',
    hide: 'small',
    cell: ({ attempts }) => count(attempts),
  },
  {
    key: 'last',
    header: t.waitingRoom.last,
    align: 'right',
    cell: ({ lastSeenAt }) => <span className="muted">{relative(lastSeenAt, now)}</span>,
  },
  {
    key: 'act',
    header: '',
    align: 'right',
    cell: (stranger) => (
      <>
        <Button look="quiet" onClick={() => refuse(stranger)}>
          {t.waitingRoom.forget}
        </Button>{' '}
        <Button look="primary" icon="check" onClick={() => admit(stranger)}>
          {t.waitingRoom.admit}
        </Button>
      </>
    ),
  },
];

interface AdmitProps {
  stranger: Stranger;
  sites: readonly Site[];
  onDone: (station: Station) => void;
  onClose: () => void;
}

function AdmitForm({ stranger, sites, onDone, onClose }: AdmitProps) {
  return (
    <FormDialog
      title={t.waitingRoom.admitTitle(stranger.id)}
      submit={t.waitingRoom.admit}
      action={(form) =>
        http.post<Station>(`${path(stranger.id)}/admit`, {
          siteId: text(form, 'siteId'),
          name: text(form, 'name'),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select label={t.stations.site} name="siteId" required error={errorOf('siteId')}>
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Input label={t.stations.name} name="name" error={errorOf('name')} />
        </>
      )}
    </FormDialog>
  );
}
