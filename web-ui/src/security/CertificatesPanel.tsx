import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Status, type Tone } from '../design/Badge';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { Expiry } from '../pki/Expiry';
import { useRole } from '../shell/useRole';
import {
  type InstalledCertificate,
  type IssuedCertificate,
  installedQuery,
  inventoryQuery,
  issuedQuery,
} from './api';
import { InstallForm } from './InstallForm';
import { InventoryTable } from './InventoryTable';

/** Certificates issued for the station, and those it says it has. */
export function CertificatesPanel({ station, now }: { station: Station; now: number }) {
  return (
    <Stack>
      <Issued station={station} now={now} />
      <Inventory station={station} />
      <Installed station={station} now={now} />
    </Stack>
  );
}

function Issued({ station, now }: { station: Station; now: number }) {
  const query = useQuery(issuedQuery(station.id));
  return (
    <Panel title={t.security.issued} flush>
      <Loaded query={query}>
        {(issued) => (
          <DataTable
            label={t.security.issued}
            columns={issuedColumns(now)}
            rows={issued}
            rowKey={({ id }) => id}
            empty={
              <Empty compact icon="key" title={t.security.noIssued}>
                {t.security.noIssuedDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Panel>
  );
}

const tones: Record<IssuedCertificate['state'], Tone> = {
  ISSUED: 'accent',
  DELIVERED: 'good',
  REJECTED: 'bad',
};

const issuedColumns = (now: number): Column<IssuedCertificate>[] => [
  {
    key: 'use',
    header: t.security.use,
    cell: ({ certificateType }) => certificateType ?? t.security.everything,
  },
  {
    key: 'serial',
    header: t.security.serial,
    hide: 'small',
    cell: ({ serialNumber }) => <span className="mono muted">{serialNumber}</span>,
  },
  {
    key: 'state',
    header: t.security.state,
    cell: ({ state, note }) => (
      <Status tone={tones[state]} title={note}>
        {t.security.states[state]}
      </Status>
    ),
  },
  {
    key: 'until',
    header: t.security.expires,
    align: 'right',
    cell: ({ validUntil }) => <Expiry at={validUntil} now={now} />,
  },
];

function Inventory({ station }: { station: Station }) {
  const query = useQuery(inventoryQuery(station.id));
  return (
    <Panel title={t.security.inventory} flush>
      <Loaded query={query}>{({ entries }) => <InventoryTable entries={entries} />}</Loaded>
    </Panel>
  );
}

function Installed({ station, now }: { station: Station; now: number }) {
  const query = useQuery(installedQuery(station.id));
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const [installing, setInstalling] = useState(false);
  const [removing, setRemoving] = useState<InstalledCertificate>();
  const path = `/stations/${encodeURIComponent(station.id)}/certificates`;
  const known = (certificates: InstalledCertificate[]) => {
    client.setQueryData(installedQuery(station.id).queryKey, certificates);
    void client.invalidateQueries({ queryKey: inventoryQuery(station.id).queryKey });
  };
  const asking = useMutation({
    mutationFn: () => http.post<InstalledCertificate[]>(`${path}/refresh`),
    onSuccess: known,
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <Panel
      title={t.security.installed}
      flush
      actions={
        mayAct && (
          <>
            <Button
              icon="refresh"
              busy={asking.isPending}
              disabled={!station.online}
              onClick={() => asking.mutate()}
            >
              {t.security.askAgain}
            </Button>
            <Button icon="plus" disabled={!station.online} onClick={() => setInstalling(true)}>
              {t.security.install}
            </Button>
          </>
        )
      }
    >
      <Loaded query={query}>
        {(installed) => (
          <DataTable
            label={t.security.installed}
            columns={installedColumns(now, mayAct ? setRemoving : undefined)}
            rows={installed}
            rowKey={({ id }) => id}
            empty={
              <Empty compact icon="key" title={t.security.noInstalled}>
                {t.security.noInstalledDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {installing && (
        <InstallForm
          path={path}
          onDone={(certificates) => {
            known(certificates);
            setInstalling(false);
          }}
          onClose={() => setInstalling(false)}
        />
      )}
      {removing && (
        <Confirm
          title={t.security.remove}
          question={t.security.removeAsk}
          action={() => http.delete(`${path}/${removing.id}`)}
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['certificates', station.id] });
            setRemoving(undefined);
          }}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Panel>
  );
}

const installedColumns = (
  now: number,
  remove?: (certificate: InstalledCertificate) => void,
): Column<InstalledCertificate>[] => [
  { key: 'use', header: t.security.use, cell: ({ certificateType }) => certificateType },
  {
    key: 'serial',
    header: t.security.serial,
    cell: ({ serialNumber }) => <span className="mono muted">{serialNumber}</span>,
  },
  {
    key: 'children',
    header: t.security.below,
    align: 'right',
    hide: 'small',
    cell: ({ children }) => children,
  },
  {
    key: 'seen',
    header: t.security.seen,
    align: 'right',
    hide: 'small',
    cell: ({ seenAt }) => <span className="muted">{relative(seenAt, now)}</span>,
  },
  {
    key: 'remove',
    header: '',
    align: 'right',
    cell: (certificate) =>
      remove && (
        <Button look="quiet" icon="trash" iconOnly onClick={() => remove(certificate)}>
          {t.security.remove}
        </Button>
      ),
  },
];
