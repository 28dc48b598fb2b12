import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { stationsQuery } from '../api/queries';
import type { Site } from '../api/types';
import { Checkbox, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, text } from '../design/formValues';
import { t } from '../messages';
import { type Meter, type Meters, metersPath, metersQuery } from './forecast';

/** Says what the site's meters are. */
export function MeterForm({ site, onClose }: { site: Site; onClose: () => void }) {
  const client = useQueryClient();
  const [meter, setMeter] = useState<Meter>('LOAD');
  const known = useQuery(metersQuery(site.id)).data?.meters.find((one) => one.meter === meter);
  const stations = useInfiniteQuery(stationsQuery({ site: site.id })).data?.pages.flatMap(
    ({ items }) => items,
  );
  return (
    <FormDialog
      title={t.forecast.ofMeters}
      submit={t.common.save}
      action={(form) =>
        http.put<Meters>(`${metersPath(site.id)}/${meter}`, {
          stationId: text(form, 'stationId'),
          withCars: checked(form, 'withCars'),
        })
      }
      onDone={(meters) => {
        client.setQueryData(metersQuery(site.id).queryKey, meters);
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={t.forecast.meter}
            value={meter}
            onChange={(event) => setMeter(event.target.value as Meter)}
          >
            <option value="LOAD">{t.forecast.meters.LOAD}</option>
            <option value="PV">{t.forecast.meters.PV}</option>
          </Select>
          <Select
            key={`${meter}-${stations?.length}`}
            label={t.forecast.reading}
            name="stationId"
            defaultValue={known?.stationId ?? ''}
            error={errorOf('stationId')}
          >
            <option value="">{t.forecast.pushed}</option>
            {stations?.map(({ id }) => (
              <option key={id} value={id}>
                {t.forecast.mainMeterOf(id)}
              </option>
            ))}
          </Select>
          <Checkbox
            key={`${meter}-cars`}
            label={t.forecast.withCars}
            hint={t.forecast.withCarsHint}
            name="withCars"
            defaultChecked={known?.withCars ?? false}
          />
        </>
      )}
    </FormDialog>
  );
}
