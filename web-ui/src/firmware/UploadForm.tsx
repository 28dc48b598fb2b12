import { http } from '../api/http';
import { ApiProblem } from '../api/problem';
import { FieldRow, Input, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { t } from '../messages';
import type { FirmwareImage } from './api';

interface Announced {
  firmware: FirmwareImage;
  uploadUrl: string;
}

/** Announces an image and sends its content to the address made for it. */
async function upload(form: FormData): Promise<void> {
  const file = form.get('file');
  if (!(file instanceof File)) return;
  const { uploadUrl } = await http.post<Announced>('/firmware', {
    name: file.name,
    version: text(form, 'version'),
    signingCertificate: text(form, 'signingCertificate'),
    signature: text(form, 'signature'),
  });
  // The address names the server as stations reach it; this page reaches it where it came from.
  const response = await fetch(new URL(uploadUrl).pathname, { method: 'PUT', body: file });
  if (!response.ok) throw new ApiProblem({ title: t.firmware.notUploaded, status: response.status });
}

export function UploadForm({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.firmware.upload}
      submit={t.firmware.upload}
      wide
      action={upload}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Input label={t.firmware.file} name="file" type="file" required error={errorOf('name')} />
            <Input label={t.firmware.version} name="version" required error={errorOf('version')} />
          </FieldRow>
          <TextArea
            label={t.firmware.certificate}
            hint={t.firmware.certificateHint}
            name="signingCertificate"
            rows={4}
            error={errorOf('signingCertificate')}
          />
          <Input label={t.firmware.signature} name="signature" error={errorOf('signature')} />
        </>
      )}
    </FormDialog>
  );
}
