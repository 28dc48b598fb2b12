import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { StationFilter } from '../api/types';
import { Button } from '../design/Button';
import { toast } from '../design/Toasts';
import { count } from '../format/number';
import { t } from '../messages';
import css from './BulkBar.module.css';
import { BulkForm, type Whom } from './BulkForm';

interface Props {
  selected: ReadonlySet<string>;
  filter: StationFilter;
  onClear: () => void;
}

/** What can be done with the marked stations, or with all that the list finds. */
export function BulkBar({ selected, filter, onClear }: Props) {
  const [whom, setWhom] = useState<Whom>();
  const navigate = useNavigate();
  return (
    <div className={css.bar}>
      {selected.size > 0 ? (
        <>
          <span role="status">{t.bulk.selected(count(selected.size))}</span>
          <Button icon="bolt" onClick={() => setWhom({ stations: [...selected] })}>
            {t.bulk.withSelected}
          </Button>
          <Button look="quiet" onClick={onClear}>
            {t.bulk.clear}
          </Button>
        </>
      ) : (
        <Button look="quiet" icon="bolt" onClick={() => setWhom({ filter })}>
          {t.bulk.withAll}
        </Button>
      )}
      <Button look="quiet" icon="activity" onClick={() => void navigate('/bulk')}>
        {t.bulk.title}
      </Button>
      {whom && (
        <BulkForm
          whom={whom}
          onDone={({ id }) => {
            toast(t.bulk.begun);
            void navigate(`/bulk/${id}`);
          }}
          onClose={() => setWhom(undefined)}
        />
      )}
    </div>
  );
}
