import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import type { Page, Token } from '../api/types';
import { Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { t } from '../messages';
import { type CommandType, choicesQuery, type ForeignDocument, partnerPath, type RemoteCommand } from './api';

const types: CommandType[] = [
  'START_SESSION',
  'STOP_SESSION',
  'RESERVE_NOW',
  'CANCEL_RESERVATION',
  'UNLOCK_CONNECTOR',
];

const MOST = 500;
const USUAL_MINUTES = 30;
const MINUTE_MS = 60_000;
const OVER = ['COMPLETED', 'INVALID'];

interface Place {
  party?: string;
  locationId: string;
  evseUid: string;
  connectorId: string;
}

interface Props {
  partner: string;
  onDone: (sent: RemoteCommand) => void;
  onClose: () => void;
}

/** What a station of the partner is to do; only what the partner told us of can be chosen. */
export function CommandForm({ partner, onDone, onClose }: Props) {
  const [type, setType] = useState<CommandType>('START_SESSION');
  const { now } = useClock();
  const send = (form: FormData) =>
    http.post<RemoteCommand>(
      `${partnerPath(partner)}/${type.toLowerCase().replace('_', '-')}`,
      wish(type, form, now),
    );
  return (
    <FormDialog
      title={t.roaming.command}
      submit={t.roaming.send}
      action={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={t.roaming.what}
            value={type}
            onChange={(event) => setType(event.target.value as CommandType)}
          >
            {types.map((value) => (
              <option key={value} value={value}>
                {t.roaming.commandTypes[value]}
              </option>
            ))}
          </Select>
          <Fields key={type} type={type} partner={partner} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}

/** The body that the command takes. */
export function wish(type: CommandType, form: FormData, now: number): object {
  const place = () => JSON.parse(text(form, 'place') ?? '{}') as Place;
  const tokenId = text(form, 'tokenId');
  switch (type) {
    case 'START_SESSION':
      return { tokenId, ...place() };
    case 'STOP_SESSION':
      return JSON.parse(text(form, 'session') ?? '{}');
    case 'RESERVE_NOW': {
      const { party, locationId, evseUid } = place();
      const until = new Date(now + (number(form, 'minutes') ?? USUAL_MINUTES) * MINUTE_MS);
      return { tokenId, party, locationId, evseUid, until: until.toISOString() };
    }
    case 'CANCEL_RESERVATION':
      return { reservationId: text(form, 'reservationId') };
    case 'UNLOCK_CONNECTOR':
      return place();
  }
}

/** Whose it is: parties behind a hub may call things alike. */
const owner = ({ country_code, party_id }: ForeignDocument) =>
  country_code && party_id ? `${country_code}*${party_id}` : undefined;

function Fields({ type, partner, errorOf }: { type: CommandType; partner: string; errorOf: ErrorOf }) {
  if (type === 'STOP_SESSION') return <SessionField partner={partner} errorOf={errorOf} />;
  if (type === 'CANCEL_RESERVATION') return <ReservationField partner={partner} errorOf={errorOf} />;
  return (
    <>
      {type !== 'UNLOCK_CONNECTOR' && <DriverField errorOf={errorOf} />}
      <PlaceField partner={partner} errorOf={errorOf} />
      {type === 'RESERVE_NOW' && (
        <Input
          label={t.roaming.minutes}
          name="minutes"
          type="number"
          min={1}
          required
          defaultValue={USUAL_MINUTES}
          error={errorOf('until')}
        />
      )}
    </>
  );
}

function DriverField({ errorOf }: { errorOf: ErrorOf }) {
  const { data: tokens = [] } = useQuery({
    queryKey: ['tokens', 'all'],
    queryFn: () => http.get<Page<Token>>('/tokens', { limit: MOST }),
    select: (page: Page<Token>) => page.items,
  });
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

function PlaceField({ partner, errorOf }: { partner: string; errorOf: ErrorOf }) {
  const { data: locations = [] } = useQuery(choicesQuery(partner, 'LOCATION'));
  return (
    <Select label={t.roaming.place} name="place" required error={errorOf('locationId') ?? errorOf('evseUid')}>
      {locations.flatMap(({ id, document }) =>
        document.evses?.flatMap(({ uid, connectors }) =>
          connectors.map((connector) => (
            <option
              key={`${owner(document)} ${id} ${uid} ${connector.id}`}
              value={JSON.stringify({
                party: owner(document),
                locationId: id,
                evseUid: uid,
                connectorId: connector.id,
              })}
            >
              {[document.name ?? id, uid, connector.id].join(' · ')}
            </option>
          )),
        ),
      )}
    </Select>
  );
}

function SessionField({ partner, errorOf }: { partner: string; errorOf: ErrorOf }) {
  const { data: sessions = [] } = useQuery(choicesQuery(partner, 'SESSION'));
  return (
    <Select label={t.roaming.kinds.SESSION} name="session" required error={errorOf('sessionId')}>
      {sessions
        .filter(({ document }) => !OVER.includes(document.status ?? ''))
        .map(({ id, document }) => (
          <option
            key={`${owner(document)} ${id}`}
            value={JSON.stringify({ sessionId: id, party: owner(document) })}
          >
            {[document.cdr_token?.uid, id].filter(Boolean).join(' · ')}
          </option>
        ))}
    </Select>
  );
}

function ReservationField({ partner, errorOf }: { partner: string; errorOf: ErrorOf }) {
  const { data: commands = [] } = useQuery({
    queryKey: ['roaming', 'reserved', partner],
    queryFn: () => http.get<Page<RemoteCommand>>(`${partnerPath(partner)}/commands`, { limit: MOST }),
    select: (page: Page<RemoteCommand>) => page.items,
  });
  return (
    <Select label={t.roaming.reservation} name="reservationId" required error={errorOf('reservationId')}>
      {commands
        .filter(({ type, state }) => type === 'RESERVE_NOW' && state !== 'FAILED')
        .map(({ id, wish: { locationId, evseUid } }) => (
          <option key={id} value={id}>
            {[locationId, evseUid].filter(Boolean).join(' · ')}
          </option>
        ))}
    </Select>
  );
}
