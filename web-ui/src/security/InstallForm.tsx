import { http } from '../api/http';
import { Select, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { t } from '../messages';
import type { InstalledCertificate } from './api';

const uses = [
  'CSMSRootCertificate',
  'V2GRootCertificate',
  'MORootCertificate',
  'ManufacturerRootCertificate',
  'OEMRootCertificate',
];

interface Props {
  path: string;
  onDone: (installed: InstalledCertificate[]) => void;
  onClose: () => void;
}

/** Gives the station a root to trust. */
export function InstallForm({ path, onDone, onClose }: Props) {
  return (
    <FormDialog
      title={t.security.install}
      submit={t.security.install}
      wide
      action={(form) =>
        http.post<InstalledCertificate[]>(path, {
          certificateType: text(form, 'certificateType'),
          certificate: text(form, 'certificate'),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select label={t.security.use} name="certificateType" error={errorOf('certificateType')}>
            {uses.map((use) => (
              <option key={use}>{use}</option>
            ))}
          </Select>
          <TextArea
            label={t.security.pem}
            name="certificate"
            required
            rows={10}
            placeholder="-----BEGIN CERTIFICATE-----"
            error={errorOf('certificate')}
          />
        </>
      )}
    </FormDialog>
  );
}
