import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { type Tone, Verdict } from '../design/Badge';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { FilterSelect } from '../design/FilterSelect';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { sessionPath } from '../sessions/SessionParts';
import { useRole } from '../shell/useRole';
import { type Reservation, type ReservationState, reservationsQuery } from './api';
import { ReservationForm } from './ReservationForm';

const tones: Record<ReservationState, Tone> = {
  REQUESTED: 'accent',
  ACTIVE: 'good',
  USED: 'neutral',
  EXPIRED: 'neutral',
  CANCELLED: 'neutral',
  REFUSED: 'bad',
  UNANSWERED: 'warn',
  REMOVED: 'warn',
  NO_TRANSACTION: 'warn',
};

const states = [
  { value: '', label: t.common.all },
  ...(Object.keys(tones) as ReservationState[]).map((value) => ({
    value,
    label: t.reservations.states[value],
  })),
];

/** Places kept for drivers who are on their way. */
export default function ReservationsPage() {
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const { now } = useClock();
  const client = useQueryClient();
  const mayAct = useRole('tenant-operator');
  const state = search.get('state') ?? '';
  const changed = () => void client.invalidateQueries({ queryKey: ['reservations'] });
  const cancelling = useMutation({
    mutationFn: ({ id }: Reservation) => http.delete(`/reservations/${id}`),
    onSuccess: changed,
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return (
    <>
      <PageHeader
        title={t.reservations.title}
        actions={
          <Toolbar>
            <FilterSelect
              label={t.reservations.state}
              value={state}
              options={states}
              onChange={(value) => setSearch(value ? { state: value } : {}, { replace: true })}
            />
            {mayAct && (
              <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
                {t.reservations.create}
              </Button>
            )}
          </Toolbar>
        }
      />
      <Panel flush>
        <PagedTable
          label={t.reservations.title}
          query={reservationsQuery({ state })}
          columns={columns(now, mayAct ? cancelling.mutate : undefined)}
          rowKey={({ id }) => String(id)}
          empty={
            <Empty icon="clock" title={t.reservations.empty}>
              {t.reservations.emptyDetail}
            </Empty>
          }
        />
      </Panel>
      {creating && (
        <ReservationForm
          onDone={() => {
            changed();
            setCreating(false);
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

const columns = (now: number, cancel?: (reservation: Reservation) => void): Column<Reservation>[] => [
  { key: 'token', header: t.tokens.idToken, cell: ({ idToken }) => <span className="mono">{idToken}</span> },
  {
    key: 'place',
    header: t.reservations.place,
    cell: ({ stationId, evseId, connectorType }) => (
      <Link className="link" to={`/stations/${encodeURIComponent(stationId)}`}>
        {[stationId, evseId && t.stations.evse(evseId), connectorType].filter(Boolean).join(' · ')}
      </Link>
    ),
  },
  {
    key: 'state',
    header: t.reservations.state,
    cell: ({ state, note, sessionId }) =>
      sessionId ? (
        <Link className="link" to={sessionPath(sessionId)}>
          {t.reservations.states[state]}
        </Link>
      ) : (
        <Verdict tone={tones[state]} title={note}>
          {t.reservations.states[state]}
        </Verdict>
      ),
  },
  {
    key: 'expires',
    header: t.reservations.until,
    align: 'right',
    hide: 'small',
    cell: ({ expiresAt }) => <span className="muted">{relative(expiresAt, now)}</span>,
  },
  {
    key: 'cancel',
    header: '',
    align: 'right',
    cell: (reservation) =>
      cancel &&
      reservation.state === 'ACTIVE' && (
        <Button look="quiet" onClick={() => cancel(reservation)}>
          {t.reservations.cancel}
        </Button>
      ),
  },
];
