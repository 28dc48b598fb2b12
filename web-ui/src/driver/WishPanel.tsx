import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, fieldError } from '../api/problem';
import { Button } from '../design/Button';
import { Input } from '../design/Field';
import { number, text } from '../design/formValues';
import { ProblemNote } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { fromLocalInput, toLocalInput } from '../format/time';
import { t } from '../messages';
import { type DriverView, wish } from './api';
import css from './DriverPage.module.css';

interface Props {
  secret: string;
  asked: NonNullable<DriverView['asked']>;
  zone: string;
}

/** What the driver needs, and when. */
export function WishPanel({ secret, asked, zone }: Props) {
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (form: FormData) =>
      wish(secret, {
        targetSocPercent: number(form, 'targetSocPercent'),
        departure: fromLocalInput(text(form, 'departure') ?? '', zone),
      }),
    onSuccess: (view) => {
      client.setQueryData(['driver', secret], view);
      toast(t.driver.saved);
    },
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  return (
    <Panel title={t.driver.asked}>
      <form
        // What others change meanwhile is shown, what is typed is kept until then.
        key={`${asked.targetSocPercent} ${asked.departure}`}
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate(new FormData(event.currentTarget));
        }}
      >
        <Input
          label={t.driver.target}
          name="targetSocPercent"
          type="number"
          inputMode="numeric"
          unit="%"
          min={0}
          max={100}
          required
          defaultValue={Math.round(asked.targetSocPercent)}
          error={fieldError(problem, 'targetSocPercent')}
        />
        <Input
          label={t.driver.departure}
          name="departure"
          type="datetime-local"
          required
          defaultValue={asked.departure && toLocalInput(asked.departure, zone)}
          error={fieldError(problem, 'departure')}
        />
        <ProblemNote problem={problem} fields={['targetSocPercent', 'departure']} />
        <Button className={css.wide} type="submit" busy={saving.isPending}>
          {t.driver.save}
        </Button>
      </form>
    </Panel>
  );
}
