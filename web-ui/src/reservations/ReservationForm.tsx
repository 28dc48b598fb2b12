import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import type { Page, Station, Token } from '../api/types';
import { FieldRow, Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { fromLocalInput, toLocalInput } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { useHomeZone } from '../shell/useZone';
import { tokenTypes } from '../tokens/tokenTypes';
import type { Reservation } from './api';

const MOST = 500;
const USUAL_MS = 30 * 60_000;

const all = <T,>(path: string) => ({
  queryKey: [path.slice(1), 'all'],
  queryFn: () => http.get<Page<T>>(path, { limit: MOST }),
  select: (page: Page<T>) => page.items,
});

/** For whom, where and until when. */
export function ReservationForm({
  onDone,
  onClose,
}: {
  onDone: (made: Reservation) => void;
  onClose: () => void;
}) {
  const { data: stations = [] } = useQuery(all<Station>('/stations'));
  const choosesToken = useRole('viewer');
  const [stationId, setStationId] = useState('');
  const station = stations.find(({ id }) => id === stationId) ?? stations[0];
  const { now } = useClock();
  const zone = useHomeZone();
  const make = (form: FormData) =>
    http.post<Reservation>(`/stations/${encodeURIComponent(station?.id ?? '')}/reservations`, {
      evseId: number(form, 'evseId'),
      ...(choosesToken ? { tokenId: text(form, 'tokenId') } : { idToken: named(form) }),
      expiresAt: fromLocalInput(text(form, 'expiresAt') ?? '', zone),
    });
  return (
    <FormDialog
      title={t.reservations.create}
      submit={t.reservations.create}
      action={make}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {choosesToken ? <KnownToken errorOf={errorOf} /> : <NamedToken errorOf={errorOf} />}
          <FieldRow>
            <Select
              label={t.stations.station}
              value={station?.id}
              onChange={(event) => setStationId(event.target.value)}
            >
              {stations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name || id}
                </option>
              ))}
            </Select>
            <Select label={t.stations.evses} name="evseId" error={errorOf('evseId')}>
              <option value="">{t.common.any}</option>
              {station?.evses.map(({ id }) => (
                <option key={id} value={id}>
                  {t.stations.evse(id)}
                </option>
              ))}
            </Select>
          </FieldRow>
          <Input
            label={t.reservations.until}
            name="expiresAt"
            type="datetime-local"
            required
            defaultValue={toLocalInput(now + USUAL_MS, zone)}
            error={errorOf('expiresAt')}
          />
        </>
      )}
    </FormDialog>
  );
}

function KnownToken({ errorOf }: { errorOf: ErrorOf }) {
  const { data: tokens = [] } = useQuery(all<Token>('/tokens'));
  return (
    <Select label={t.tokens.holder} name="tokenId" required error={errorOf('tokenId')}>
      {tokens.map(({ id, holder, idToken }) => (
        <option key={id} value={id}>
          {holder ?? idToken}
        </option>
      ))}
    </Select>
  );
}

const named = (form: FormData) => ({ idToken: text(form, 'idToken'), type: text(form, 'type') });

/** Tenants see nobody's tokens: they say which card the driver has. */
function NamedToken({ errorOf }: { errorOf: ErrorOf }) {
  return (
    <FieldRow>
      <Input
        label={t.tokens.idToken}
        name="idToken"
        required
        hint={t.reservations.tokenHint}
        error={errorOf('idToken')}
      />
      <Select label={t.tokens.type} name="type">
        {tokenTypes.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </Select>
    </FieldRow>
  );
}
