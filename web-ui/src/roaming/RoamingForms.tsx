import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import { sitesQuery } from '../api/queries';
import { FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { t } from '../messages';
import type { MadePartner } from './api';

interface Ends<T> {
  onDone: (result: T) => void;
  onClose: () => void;
}

/** Invites a partner, or registers with the address and token that it gave. */
export function PartnerForm({ onDone, onClose }: Ends<MadePartner>) {
  const send = (form: FormData) =>
    http.post<MadePartner>('/roaming/partners', {
      name: text(form, 'name'),
      versionsUrl: text(form, 'versionsUrl'),
      token: text(form, 'token'),
    });
  return (
    <FormDialog title={t.roaming.add} submit={t.roaming.add} action={send} onDone={onDone} onClose={onClose}>
      {(errorOf) => (
        <>
          <Input label={t.roaming.name} name="name" required maxLength={100} error={errorOf('name')} />
          <p className="muted">{t.roaming.addHint}</p>
          <Input
            label={t.roaming.versionsUrl}
            name="versionsUrl"
            type="url"
            placeholder="https://provider.example/ocpi/versions"
            error={errorOf('versionsUrl')}
          />
          <Input label={t.roaming.token} name="token" autoComplete="off" error={errorOf('token')} />
        </>
      )}
    </FormDialog>
  );
}

/** Shows a site to partners, with what they have to know of it. */
export function SiteForm({ onDone, onClose }: Ends<unknown>) {
  const { data: sites = [] } = useQuery(sitesQuery);
  const send = (form: FormData) =>
    http.put(`/sites/${encodeURIComponent(text(form, 'site') ?? '')}/roaming`, {
      address: text(form, 'address'),
      city: text(form, 'city'),
      postalCode: text(form, 'postalCode'),
      country: text(form, 'country')?.toUpperCase(),
      taxPercent: number(form, 'taxPercent'),
    });
  return (
    <FormDialog
      title={t.roaming.show}
      submit={t.roaming.show}
      action={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select label={t.roaming.site} name="site" required>
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Input label={t.roaming.address} name="address" required error={errorOf('address')} />
          <FieldRow>
            <Input label={t.roaming.postalCode} name="postalCode" error={errorOf('postalCode')} />
            <Input label={t.roaming.city} name="city" required error={errorOf('city')} />
          </FieldRow>
          <FieldRow>
            <Input
              label={t.roaming.country}
              name="country"
              required
              maxLength={3}
              placeholder="DEU"
              error={errorOf('country')}
            />
            <Input
              label={t.roaming.taxPercent}
              name="taxPercent"
              type="number"
              min={0}
              max={100}
              step="any"
              unit={t.units.percent}
              error={errorOf('taxPercent')}
            />
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}
