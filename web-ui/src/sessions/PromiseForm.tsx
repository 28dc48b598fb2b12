import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Session } from '../api/types';
import { Checkbox, FieldRow, Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { toast } from '../design/Toasts';
import { fromLocalInput, toLocalInput } from '../format/time';
import { t } from '../messages';

/** Changes what the driver was promised; the site is planned again by it. */
export function PromiseForm({
  session,
  zone,
  onClose,
}: {
  session: Session;
  zone: string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const [chargeNow, setChargeNow] = useState(false);
  const { promise, need } = session;
  const departure = promise?.departure ?? need?.departure;
  const send = (form: FormData) =>
    http.put<Session>(`/sessions/${encodeURIComponent(session.id)}/promise`, {
      targetSocPercent: number(form, 'targetSocPercent'),
      departure: fromLocalInput(text(form, 'departure') ?? '', zone),
      chargeNow: chargeNow || undefined,
      floorSocPercent: number(form, 'floorSocPercent'),
    });
  return (
    <FormDialog
      title={t.sessions.changePromise}
      submit={t.common.save}
      action={send}
      onDone={(changed) => {
        client.setQueryData(['sessions', 'one', session.id], changed);
        void client.invalidateQueries({ queryKey: ['sessions', 'plan', session.id] });
        toast(t.sessions.promiseSaved);
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <FieldRow>
            <Input
              label={t.sessions.targetSoc}
              name="targetSocPercent"
              type="number"
              unit="%"
              min={0}
              max={100}
              required
              defaultValue={promise?.socPercent ?? need?.targetSocPercent}
              error={errorOf('targetSocPercent')}
            />
            <Input
              label={t.sessions.departureAt}
              name="departure"
              type="datetime-local"
              required={!chargeNow}
              hint={zone}
              defaultValue={departure && toLocalInput(departure, zone)}
              error={errorOf('departure')}
            />
          </FieldRow>
          {need && need.maxDischargeW > 0 && (
            <Input
              label={t.sessions.floor}
              name="floorSocPercent"
              type="number"
              unit="%"
              min={0}
              max={100}
              hint={t.sessions.floorHint}
              defaultValue={need.estimated.includes('floorSocPercent') ? undefined : need.floorSocPercent}
              error={errorOf('floorSocPercent')}
            />
          )}
          <Checkbox
            label={t.sessions.chargeNow}
            hint={t.sessions.chargeNowHint}
            checked={chargeNow}
            onChange={(event) => setChargeNow(event.target.checked)}
          />
        </>
      )}
    </FormDialog>
  );
}
