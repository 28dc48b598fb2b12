import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { sitesQuery } from '../api/queries';
import type { Page, Station } from '../api/types';
import { FieldRow, Input, Select, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { t } from '../messages';
import type { Campaign, FirmwareImage } from './api';

const MOST = 500;

interface Props {
  image: FirmwareImage;
  onDone: (campaign: Campaign) => void;
  onClose: () => void;
}

/** Which stations get an image, and how carefully. */
export function CampaignForm({ image, onDone, onClose }: Props) {
  const [site, setSite] = useState('');
  /** Undefined until somebody changes the list. */
  const [edited, setEdited] = useState<string>();
  const choose = (id: string) => {
    setSite(id);
    setEdited(undefined);
  };
  const { data: sites = [] } = useQuery(sitesQuery);
  const { data: stations } = useQuery({
    queryKey: ['stations', 'of-site', site],
    queryFn: () => http.get<Page<Station>>('/stations', { site, limit: MOST }),
    select: ({ items }) => items.map(({ id }) => id),
  });
  const begin = (form: FormData) =>
    http.post<Campaign>('/firmware-campaigns', {
      name: text(form, 'name'),
      firmwareId: image.id,
      stations: text(form, 'stations')?.split(/[\s,;]+/) ?? [],
      canary: number(form, 'canary'),
      maxInFlight: number(form, 'maxInFlight'),
      maxFailures: number(form, 'maxFailures'),
    });
  return (
    <FormDialog
      title={t.firmware.rollOutTitle(image.name)}
      submit={t.firmware.rollOut}
      wide
      action={begin}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.firmware.name}
            name="name"
            required
            defaultValue={`${image.name} ${image.version}`}
            error={errorOf('name')}
          />
          <Select label={t.stations.site} value={site} onChange={(event) => choose(event.target.value)}>
            <option value="">{t.stations.allSites}</option>
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <TextArea
            label={t.stations.title}
            hint={t.firmware.stationsHint}
            name="stations"
            required
            rows={6}
            value={edited ?? stations?.join('\n') ?? ''}
            onChange={(event) => setEdited(event.target.value)}
            error={errorOf('stations')}
          />
          <FieldRow>
            <Input
              label={t.firmware.canary}
              hint={t.firmware.canaryHint}
              name="canary"
              type="number"
              min={0}
              required
              defaultValue={1}
              error={errorOf('canary')}
            />
            <Input
              label={t.firmware.atOnce}
              name="maxInFlight"
              type="number"
              min={1}
              required
              defaultValue={10}
              error={errorOf('maxInFlight')}
            />
            <Input
              label={t.firmware.maxFailures}
              name="maxFailures"
              type="number"
              min={0}
              required
              defaultValue={0}
              error={errorOf('maxFailures')}
            />
          </FieldRow>
        </>
      )}
    </FormDialog>
  );
}
