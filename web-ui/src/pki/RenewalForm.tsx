import { http } from '../api/http';
import { type Campaign, campaignsPath } from '../campaigns/api';
import { CampaignFields, campaignOf } from '../campaigns/CampaignFields';
import { FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { t } from '../messages';

interface Props {
  /** Whose certificates, where that is known. */
  stations?: readonly string[];
  certificateType?: string;
  onDone: (campaign: Campaign) => void;
  onClose: () => void;
}

const types = ['ChargingStationCertificate', 'V2GCertificate', 'V2G20Certificate', 'Combined'] as const;

/** Which certificates of which stations are renewed, and how carefully. */
export function RenewalForm({ stations, certificateType, onDone, onClose }: Props) {
  const begin = (form: FormData) =>
    http.post<Campaign>(campaignsPath('renewal'), {
      ...campaignOf(form),
      certificateType: text(form, 'certificateType'),
      maxPerHour: number(form, 'maxPerHour'),
    });
  return (
    <FormDialog
      title={t.pki.renewMany}
      submit={t.pki.renewMany}
      wide
      action={begin}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Select
              label={t.security.use}
              name="certificateType"
              defaultValue={certificateType}
              error={errorOf('certificateType')}
            >
              {types.map((type) => (
                <option key={type} value={type}>
                  {t.pki.stationUses[type]}
                </option>
              ))}
            </Select>
            <Input
              label={t.pki.maxPerHour}
              name="maxPerHour"
              type="number"
              min={1}
              required
              defaultValue={500}
              error={errorOf('maxPerHour')}
            />
          </FieldRow>
          <CampaignFields name={t.pki.renewMany} chosen={stations} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}
