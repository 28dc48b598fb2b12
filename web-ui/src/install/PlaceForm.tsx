import { useMutation } from '@tanstack/react-query';
import { asProblem, fieldError } from '../api/problem';
import type { Site, Station } from '../api/types';
import { Button } from '../design/Button';
import { Input, Select } from '../design/Field';
import { text } from '../design/formValues';
import { ProblemNote } from '../design/Notice';
import { t } from '../messages';
import css from './Install.module.css';

export interface Placed {
  siteId?: string;
  name?: string;
}

interface Props {
  sites: readonly Site[];
  before?: Placed;
  submit: string;
  action: (placed: Placed) => Promise<Station>;
  onDone: (station: Station) => void;
}

/** At which site a station is, and what people call it. */
export function PlaceForm({ sites, before, submit, action, onDone }: Props) {
  const sending = useMutation({ mutationFn: action, onSuccess: onDone });
  const problem = sending.error ? asProblem(sending.error) : undefined;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        sending.mutate({ siteId: text(form, 'siteId'), name: text(form, 'name') });
      }}
    >
      <Select
        key={sites.length}
        label={t.stations.site}
        name="siteId"
        required
        defaultValue={before?.siteId}
        error={fieldError(problem, 'siteId')}
      >
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Input
        label={t.stations.name}
        name="name"
        maxLength={200}
        defaultValue={before?.name}
        error={fieldError(problem, 'name')}
      />
      <ProblemNote problem={problem} fields={['siteId', 'name']} />
      <Button type="submit" look="primary" busy={sending.isPending}>
        {submit}
      </Button>
    </form>
  );
}
