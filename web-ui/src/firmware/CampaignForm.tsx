import { http } from '../api/http';
import { type Campaign, campaignsPath } from '../campaigns/api';
import { CampaignFields, campaignOf } from '../campaigns/CampaignFields';
import { FormDialog } from '../design/Form';
import { t } from '../messages';
import type { FirmwareImage } from './api';

interface Props {
  image: FirmwareImage;
  onDone: (campaign: Campaign) => void;
  onClose: () => void;
}

/** Which stations get an image, and how carefully. */
export function CampaignForm({ image, onDone, onClose }: Props) {
  const begin = (form: FormData) =>
    http.post<Campaign>(campaignsPath('firmware'), { ...campaignOf(form), firmwareId: image.id });
  return (
    <FormDialog
      title={t.firmware.rollOutTitle(image.name)}
      submit={t.firmware.rollOut}
      wide
      action={begin}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => <CampaignFields name={`${image.name} ${image.version}`} errorOf={errorOf} />}
    </FormDialog>
  );
}
