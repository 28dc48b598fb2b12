import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { http } from '../api/http';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Stack } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { ReasonSelect } from './ActForms';
import { type StationCertificate, stationCertificatesQuery } from './api';
import { DriftPanel } from './DriftPanel';
import { Expiry } from './Expiry';
import { OrdersPanel } from './OrdersPanel';
import { RenewalCampaignsPanel } from './RenewalCampaignsPanel';
import { RenewalsPanel } from './RenewalsPanel';

/** What Voltide's own roots issued to stations, the first to end first. */
export function StationCertificatesView() {
  const client = useQueryClient();
  const mayAct = useRole('administrator');
  const [revoking, setRevoking] = useState<StationCertificate>();
  const close = () => setRevoking(undefined);
  return (
    <Stack>
      <OrdersPanel />
      <RenewalsPanel />
      <DriftPanel />
      <RenewalCampaignsPanel />
      <Panel title={t.pki.stations} flush>
        <PagedTable
          label={t.pki.stations}
          query={stationCertificatesQuery}
          columns={columns(mayAct ? setRevoking : undefined)}
          rowKey={({ issuer, serialNumber }) => issuer + serialNumber}
          empty={
            <Empty icon="key" title={t.pki.noStations}>
              {t.pki.noStationsDetail}
            </Empty>
          }
        />
        {revoking && (
          <FormDialog
            title={`${t.pki.revoke}: ${revoking.stationId}`}
            submit={t.pki.revoke}
            danger
            action={(form) =>
              http.post(
                `/station-certificates/${encodeURIComponent(revoking.issuer)}/${revoking.serialNumber}/revoke`,
                {
                  reason: text(form, 'reason'),
                },
              )
            }
            onDone={() => {
              void client.invalidateQueries({ queryKey: ['station-certificates'] });
              toast(t.pki.revoked);
              close();
            }}
            onClose={close}
          >
            {() => (
              <>
                <p>{t.pki.revokeStation(revoking.stationId)}</p>
                <ReasonSelect />
              </>
            )}
          </FormDialog>
        )}
      </Panel>
    </Stack>
  );
}

const columns = (revoke?: (one: StationCertificate) => void): Column<StationCertificate>[] => [
  {
    key: 'station',
    header: t.pki.station,
    cell: ({ stationId }) => (
      <Link to={`/stations/${encodeURIComponent(stationId)}/security`}>{stationId}</Link>
    ),
  },
  { key: 'name', header: t.pki.name, hide: 'small', cell: ({ commonName }) => commonName },
  { key: 'issuer', header: t.pki.authority, cell: ({ issuer }) => issuer },
  {
    key: 'serial',
    header: t.pki.serial,
    hide: 'medium',
    cell: ({ serialNumber }) => <span className="mono muted">{serialNumber}</span>,
  },
  {
    key: 'ends',
    header: t.pki.ends,
    align: 'right',
    cell: ({ validUntil }) => <Expiry at={validUntil} now={Date.now()} />,
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (one) =>
      revoke && (
        <Button look="quiet" icon="trash" iconOnly onClick={() => revoke(one)}>
          {t.pki.revoke}
        </Button>
      ),
  },
];
