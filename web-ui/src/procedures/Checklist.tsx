import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Status, type Tone } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Procedure, proceduresKey, type Step, type StepState } from './api';

interface Props<Name extends string> {
  procedure: Procedure<string, Name>;
  /** What is to be done in each step. */
  words: Record<Name, string>;
}

/** The steps of a procedure in their order, who did which when, and what is in the way. */
export function Checklist<Name extends string>({ procedure, words }: Props<Name>) {
  const mayAct = useRole('operator');
  const [settling, setSettling] = useState<Step<Name>>();
  return (
    <>
      <DataTable
        label={t.procedures.steps}
        columns={columns(words, mayAct ? setSettling : undefined)}
        rows={procedure.steps}
        rowKey={({ step }) => step}
        empty={null}
      />
      {settling && (
        <StepForm
          procedure={procedure.id}
          step={settling}
          title={words[settling.step]}
          onClose={() => setSettling(undefined)}
        />
      )}
    </>
  );
}

const tones: Record<StepState, Tone> = { OPEN: 'warn', DONE: 'good', NOT_NEEDED: 'neutral' };

const columns = <Name extends string>(
  words: Record<Name, string>,
  settle?: (step: Step<Name>) => void,
): Column<Step<Name>>[] => [
  {
    key: 'step',
    header: t.procedures.step,
    cell: ({ step, note }) => (
      <>
        {words[step]}
        {note && <div className="muted">{note}</div>}
      </>
    ),
  },
  {
    key: 'state',
    header: t.procedures.state,
    cell: ({ state }) => (
      <Status tone={tones[state]} hollow={state === 'OPEN'}>
        {t.procedures.stepStates[state]}
      </Status>
    ),
  },
  {
    key: 'by',
    header: t.procedures.who,
    hide: 'small',
    cell: ({ doneBy, doneAt }) =>
      doneBy && doneAt && <span className="muted">{`${doneBy}, ${fullTime(doneAt, browserZone)}`}</span>,
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (step) =>
      settle &&
      step.ofPerson && (
        <Button look="quiet" icon="check" onClick={() => settle(step)}>
          {t.procedures.settle}
        </Button>
      ),
  },
];

const settled: StepState[] = ['DONE', 'NOT_NEEDED', 'OPEN'];

function StepForm(props: { procedure: string; step: Step; title: string; onClose: () => void }) {
  const { procedure, step, title, onClose } = props;
  const client = useQueryClient();
  const send = (form: FormData) =>
    http.put(`/procedures/${procedure}/steps/${step.step}`, {
      state: text(form, 'state'),
      note: text(form, 'note') ?? null,
    });
  return (
    <FormDialog
      title={title}
      submit={t.common.save}
      action={send}
      onDone={() => {
        void client.invalidateQueries({ queryKey: proceduresKey });
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={t.procedures.state}
            name="state"
            defaultValue={step.state === 'NOT_NEEDED' ? 'NOT_NEEDED' : 'DONE'}
            error={errorOf('state')}
          >
            {settled.map((state) => (
              <option key={state} value={state}>
                {t.procedures.stepStates[state]}
              </option>
            ))}
          </Select>
          <Input
            label={t.procedures.note}
            hint={t.procedures.noteHint}
            name="note"
            maxLength={1000}
            defaultValue={step.note}
            error={errorOf('note')}
          />
        </>
      )}
    </FormDialog>
  );
}
