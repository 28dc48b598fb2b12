import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { sitesQuery } from '../api/queries';
import type { Page, Station } from '../api/types';
import { FieldRow, Input, Select, TextArea } from '../design/Field';
import { number, text } from '../design/formValues';
import { t } from '../messages';

const MOST = 500;

interface Props {
  name: string;
  /** Stations that are meant, until somebody changes the list. */
  chosen?: readonly string[];
  errorOf: (field: string) => string | undefined;
}

/** What the fields say, as a campaign is begun. */
export const campaignOf = (form: FormData) => ({
  name: text(form, 'name'),
  stations: text(form, 'stations')?.split(/[\s,;]+/) ?? [],
  canary: number(form, 'canary'),
  maxInFlight: number(form, 'maxInFlight'),
  maxFailures: number(form, 'maxFailures'),
});

/** Which stations take part in a campaign, and how carefully. */
export function CampaignFields({ name, chosen, errorOf }: Props) {
  const [site, setSite] = useState('');
  /** Undefined until somebody changes the list. */
  const [edited, setEdited] = useState<string | undefined>(chosen?.join('\n'));
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
  return (
    <>
      <Input label={t.firmware.name} name="name" required defaultValue={name} error={errorOf('name')} />
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
  );
}
