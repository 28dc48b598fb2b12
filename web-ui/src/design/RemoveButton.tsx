import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { t } from '../messages';
import { Button } from './Button';
import { ProblemNote } from './Notice';
import css from './RemoveButton.module.css';

/** Deletes what a form edits, after a second press. */
export function RemoveButton(props: { path: string; question: string; onRemoved: () => void }) {
  const [asking, setAsking] = useState(false);
  const removing = useMutation({ mutationFn: () => http.delete(props.path), onSuccess: props.onRemoved });
  if (!asking) {
    return (
      <div>
        <Button look="quiet" icon="trash" onClick={() => setAsking(true)}>
          {t.common.remove}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className={css.ask}>
      <p>{props.question}</p>
      <Button look="danger" busy={removing.isPending} onClick={() => removing.mutate()}>
        {t.common.remove}
      </Button>
      {removing.error && <ProblemNote problem={asProblem(removing.error)} />}
    </fieldset>
  );
}
