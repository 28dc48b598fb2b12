import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClock } from '../api/clock';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Checkbox, TextArea } from '../design/Field';
import { Loaded } from '../design/Loaded';
import { ProblemNote } from '../design/Notice';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import {
  type Check,
  checks,
  type Handover,
  handoverQuery,
  isNeeded,
  type Progress,
  setHandover,
} from './api';
import css from './Install.module.css';

/** What was checked, kept with each tick, until the station is handed over. */
export function HandoverPanel({ stationId }: { stationId: string }) {
  const query = useQuery(handoverQuery(stationId));
  return (
    <Panel title={t.install.handover}>
      <Loaded query={query}>{(handover) => <Checklist stationId={stationId} handover={handover} />}</Loaded>
    </Panel>
  );
}

function Checklist({ stationId, handover }: { stationId: string; handover: Handover }) {
  const client = useQueryClient();
  const { now } = useClock(10_000);
  const [note, setNote] = useState(handover.note ?? '');
  const keeping = {
    // One after the other: the last word is what holds.
    scope: { id: `handover ${stationId}` },
    mutationFn: (progress: Partial<Progress>) =>
      setHandover(stationId, {
        done: handover.done,
        note: note.trim() || undefined,
        handedOver: handover.handedOverAt !== undefined,
        ...progress,
      }),
    onSuccess: (kept: Handover) => client.setQueryData(handoverQuery(stationId).queryKey, kept),
  };
  const saving = useMutation(keeping);
  // Of its own, so that the button that takes the focus from the remark is not disabled under the finger.
  const noting = useMutation(keeping);
  const error = saving.error ?? noting.error;
  const tick = (check: Check, on: boolean) =>
    saving.mutate({
      done: on ? [...handover.done, check] : handover.done.filter((one) => one !== check),
      handedOver: false,
    });
  const ready = checks.every((check) => !isNeeded(check) || handover.done.includes(check));
  return (
    <div className={css.form}>
      {checks.map((check) => (
        <Checkbox
          key={check}
          label={t.install.checks[check]}
          hint={isNeeded(check) ? undefined : t.common.optional}
          checked={handover.done.includes(check)}
          disabled={saving.isPending}
          onChange={(event) => tick(check, event.target.checked)}
        />
      ))}
      <TextArea
        label={t.install.remark}
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => note.trim() !== (handover.note ?? '') && noting.mutate({})}
      />
      <ProblemNote problem={error ? asProblem(error) : undefined} />
      {handover.handedOverAt ? (
        <p role="status">
          {t.install.handedOver(handover.handedOverBy ?? '', relative(handover.handedOverAt, now))}
        </p>
      ) : (
        <Button
          look="primary"
          icon="check"
          disabled={!ready}
          busy={saving.isPending}
          onClick={() => saving.mutate({ handedOver: true })}
        >
          {t.install.handOver}
        </Button>
      )}
    </div>
  );
}
