import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { http } from '../api/http';
import type { StationFilter } from '../api/types';
import { Button } from '../design/Button';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import css from './SavedViews.module.css';
import { type SavedView, VIEWS, viewLink, viewsQuery, wanted } from './views';

/** The person's own views as links, and keeping what the list shows now as one. */
export function SavedViews({ filter }: { filter: StationFilter }) {
  const keepsViews = useRole('viewer');
  const { data: views = [] } = useQuery({ ...viewsQuery, enabled: keepsViews });
  const [open, setOpen] = useState(false);
  const here = viewLink(filter);
  const current = views.find((view) => viewLink(view.filter) === here);
  if (!keepsViews || (views.length === 0 && here === '/stations')) return null;
  return (
    <nav className={css.views} aria-label={t.views.title}>
      {views.map((view) => (
        <Link
          key={view.id}
          to={viewLink(view.filter)}
          className={css.view}
          aria-current={view === current ? 'page' : undefined}
        >
          {view.name}
        </Link>
      ))}
      {current && (
        <Button look="quiet" icon="edit" iconOnly onClick={() => setOpen(true)}>
          {t.views.edit}
        </Button>
      )}
      {!current && here !== '/stations' && (
        <Button look="quiet" icon="plus" onClick={() => setOpen(true)}>
          {t.views.save}
        </Button>
      )}
      {open && <ViewForm view={current} filter={filter} onClose={() => setOpen(false)} />}
    </nav>
  );
}

function ViewForm({
  view,
  filter,
  onClose,
}: {
  view?: SavedView;
  filter: StationFilter;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const done = () => {
    void client.invalidateQueries({ queryKey: viewsQuery.queryKey });
    onClose();
  };
  const save = (form: FormData) => {
    const body = { name: text(form, 'name'), filter: wanted(filter) };
    return view ? http.put<SavedView>(`${VIEWS}/${view.id}`, body) : http.post<SavedView>(VIEWS, body);
  };
  return (
    <FormDialog
      title={view ? t.views.edit : t.views.save}
      submit={t.common.save}
      action={save}
      onDone={done}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.views.name}
            hint={t.views.hint}
            name="name"
            required
            maxLength={100}
            defaultValue={view?.name}
            error={errorOf('name')}
          />
          {view && <RemoveButton path={`${VIEWS}/${view.id}`} question={t.views.remove} onRemoved={done} />}
        </>
      )}
    </FormDialog>
  );
}
