import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CampaignsTable } from '../campaigns/CampaignsTable';
import { Button } from '../design/Button';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { RenewalForm } from './RenewalForm';

/** Certificates of whole fleets renewed, a few stations first. */
export function RenewalCampaignsPanel() {
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Panel
      title={t.pki.renewalCampaigns}
      flush
      actions={
        mayAct && (
          <Button icon="refresh" onClick={() => setOpen(true)}>
            {t.pki.renewMany}
          </Button>
        )
      }
    >
      <CampaignsTable
        kind="renewal"
        empty={
          <Empty icon="refresh" title={t.firmware.noCampaigns}>
            {t.pki.noRenewalCampaigns}
          </Empty>
        }
      />
      {isOpen && (
        <RenewalForm
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['campaigns'] });
            toast(t.firmware.begun);
            close();
          }}
          onClose={close}
        />
      )}
    </Panel>
  );
}
