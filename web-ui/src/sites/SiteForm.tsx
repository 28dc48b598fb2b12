import { useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { FieldRow, Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { kilo, number, text } from '../design/formValues';
import { toast } from '../design/Toasts';
import { browserZone } from '../format/time';
import { t } from '../messages';
import { PlanPreview } from './PlanPreview';

interface Props {
  /** Absent to create one. */
  site?: Site;
  onClose: () => void;
  onSaved?: (site: Site) => void;
}

const limitsOf = (form: FormData) => ({
  importLimitW: kilo(form, 'importLimitW'),
  exportLimitW: kilo(form, 'exportLimitW'),
  baseLoadW: kilo(form, 'baseLoadW'),
});

const fieldsOf = (form: FormData) => ({
  name: text(form, 'name'),
  timeZone: text(form, 'timeZone'),
  ...limitsOf(form),
  latitude: number(form, 'latitude'),
  longitude: number(form, 'longitude'),
});

/** Creates a site, or changes its name and limits. */
export function SiteForm({ site, onClose, onSaved }: Props) {
  const client = useQueryClient();
  const send = (form: FormData) =>
    site
      ? http.patch<Site>(`/sites/${encodeURIComponent(site.id)}`, fieldsOf(form))
      : http.post<Site>('/sites', { id: text(form, 'id'), ...fieldsOf(form) });
  return (
    <FormDialog
      title={site ? t.sites.edit : t.sites.create}
      submit={site ? t.common.save : t.common.create}
      wide
      action={send}
      onDone={(saved) => {
        client.setQueryData(['sites', 'one', saved.id], saved);
        void client.invalidateQueries({ queryKey: ['sites'] });
        toast(site ? t.sites.saved : t.sites.created);
        onClose();
        onSaved?.(saved);
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            {!site && <Input label={t.sites.id} name="id" required error={errorOf('id')} />}
            <Input
              label={t.sites.name}
              name="name"
              required
              defaultValue={site?.name}
              error={errorOf('name')}
            />
          </FieldRow>
          <FieldRow>
            <PowerInput
              label={t.sites.importLimit}
              name="importLimitW"
              watts={site?.importLimitW}
              error={errorOf('importLimitW')}
            />
            <PowerInput
              label={t.sites.exportLimit}
              name="exportLimitW"
              watts={site?.exportLimitW}
              error={errorOf('exportLimitW')}
            />
            <PowerInput
              label={t.sites.baseLoad}
              name="baseLoadW"
              watts={site?.baseLoadW ?? 0}
              error={errorOf('baseLoadW')}
            />
          </FieldRow>
          {site && <PlanPreview site={site} supposed={limitsOf} />}
          <Input
            label={t.sites.timeZone}
            name="timeZone"
            required
            defaultValue={site?.timeZone ?? browserZone}
            error={errorOf('timeZone')}
          />
          <FieldRow>
            <Input
              label={t.sites.latitude}
              name="latitude"
              type="number"
              step="any"
              defaultValue={site?.latitude}
              error={errorOf('latitude')}
            />
            <Input
              label={t.sites.longitude}
              name="longitude"
              type="number"
              step="any"
              defaultValue={site?.longitude}
              error={errorOf('longitude')}
            />
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}

function PowerInput({ watts, ...rest }: { label: string; name: string; watts?: number; error?: string }) {
  return (
    <Input
      {...rest}
      type="number"
      step="any"
      unit={t.units.kw}
      required
      defaultValue={watts === undefined ? undefined : watts / 1000}
    />
  );
}
