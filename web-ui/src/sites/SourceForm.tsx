import { useState } from 'react';
import { http } from '../api/http';
import type { Site } from '../api/types';
import { FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { t } from '../messages';
import { type Kind, type Meter, metersPath, type Source } from './forecast';
import { MeterAndKind } from './PowerImport';

interface Props {
  site: Site;
  /** Absent for a new one. */
  source?: Source;
  onDone: () => void;
  onClose: () => void;
}

/** Sets or removes an address that values are fetched from. */
export function SourceForm({ site, source, onDone, onClose }: Props) {
  const [meter, setMeter] = useState<Meter>(source?.meter ?? 'LOAD');
  const [kind, setKind] = useState<Kind>(source?.kind ?? 'FORECAST');
  const path = `${metersPath(site.id)}/${meter}/source?kind=${kind}`;
  const address = source?.address;
  return (
    <FormDialog
      title={t.forecast.source}
      submit={t.common.save}
      action={(form) =>
        http.put<Source[]>(path, {
          url: text(form, 'url'),
          format: text(form, 'format'),
          everyMinutes: number(form, 'everyMinutes'),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {!source && <MeterAndKind meter={meter} kind={kind} onMeter={setMeter} onKind={setKind} />}
          <Input
            label={t.forecast.url}
            name="url"
            type="url"
            required
            hint={t.forecast.urlHint}
            defaultValue={address?.url}
            error={errorOf('url')}
          />
          <FieldRow>
            <Select label={t.forecast.fileFormat} name="format" defaultValue={address?.format ?? 'CSV'}>
              <option value="CSV">CSV</option>
              <option value="JSON">JSON</option>
            </Select>
            <Input
              label={t.forecast.every}
              name="everyMinutes"
              type="number"
              min={1}
              max={1440}
              required
              unit="min"
              defaultValue={address?.everyMinutes ?? 60}
              error={errorOf('everyMinutes')}
            />
          </FieldRow>
          {source && <RemoveButton path={path} question={t.forecast.removeSource} onRemoved={onDone} />}
        </>
      )}
    </FormDialog>
  );
}
