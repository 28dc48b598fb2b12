import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClock } from '../api/clock';
import { CampaignsTable } from '../campaigns/CampaignsTable';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Stack } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { bytes } from '../format/number';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type FirmwareImage, imagesQuery } from './api';
import { CampaignForm } from './CampaignForm';
import { UploadForm } from './UploadForm';

/** Firmware that Voltide serves, and the campaigns that bring it to stations. */
export default function FirmwarePage() {
  const { now } = useClock();
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const [open, setOpen] = useState<'upload' | FirmwareImage>();
  const close = () => setOpen(undefined);
  const done = (key: string, message: string) => {
    void client.invalidateQueries({ queryKey: [key] });
    toast(message);
    close();
  };
  return (
    <>
      <PageHeader
        title={t.firmware.title}
        actions={
          mayAct && (
            <Button look="primary" icon="upload" onClick={() => setOpen('upload')}>
              {t.firmware.upload}
            </Button>
          )
        }
      />
      <Stack>
        <Panel title={t.firmware.campaigns} flush>
          <CampaignsTable
            kind="firmware"
            empty={
              <Empty icon="upload" title={t.firmware.noCampaigns}>
                {t.firmware.noCampaignsDetail}
              </Empty>
            }
          />
        </Panel>
        <Panel title={t.firmware.images} flush>
          <PagedTable
            label={t.firmware.images}
            query={imagesQuery}
            columns={imageColumns(now, mayAct ? setOpen : undefined)}
            rowKey={({ id }) => id}
            empty={
              <Empty icon="download" title={t.firmware.noImages}>
                {t.firmware.noImagesDetail}
              </Empty>
            }
          />
        </Panel>
      </Stack>
      {open === 'upload' && (
        <UploadForm onDone={() => done('firmware', t.firmware.uploaded)} onClose={close} />
      )}
      {typeof open === 'object' && (
        <CampaignForm image={open} onDone={() => done('campaigns', t.firmware.begun)} onClose={close} />
      )}
    </>
  );
}

const imageColumns = (now: number, use?: (image: FirmwareImage) => void): Column<FirmwareImage>[] => [
  { key: 'name', header: t.firmware.image, cell: ({ name }) => name },
  { key: 'version', header: t.firmware.version, cell: ({ version }) => version },
  {
    key: 'size',
    header: t.maintenance.size,
    align: 'right',
    hide: 'small',
    cell: ({ size }) =>
      size === undefined ? <span className="muted">{t.firmware.notHere}</span> : bytes(size),
  },
  {
    key: 'signed',
    header: t.firmware.signed,
    hide: 'small',
    cell: ({ signature }) => (signature ? t.common.yes : <span className="muted">{t.common.no}</span>),
  },
  {
    key: 'at',
    header: t.firmware.added,
    align: 'right',
    hide: 'medium',
    cell: ({ createdAt }) => <span className="muted">{relative(createdAt, now)}</span>,
  },
  {
    key: 'use',
    header: '',
    align: 'right',
    cell: (image) =>
      use &&
      image.receivedAt && (
        <Button look="quiet" icon="chevron" onClick={() => use(image)}>
          {t.firmware.rollOut}
        </Button>
      ),
  },
];
