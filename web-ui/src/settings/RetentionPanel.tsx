import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Checkbox, Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { bytes } from '../format/number';
import { t } from '../messages';

/** A kind of rows that grows without end. */
interface Kept {
  kind: keyof typeof t.retention.kinds;
  days: number;
  configured: number;
  leastDays: number;
  mostDays: number;
  /** Absent where it shares its table. */
  bytes?: number;
}

const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: () => http.get<{ items: Kept[] }>('/retention').then(({ items }) => items),
});

/** How long what grows without end is kept, for administrators. */
export function RetentionPanel() {
  const query = useQuery(retentionQuery);
  const client = useQueryClient();
  const [open, setOpen] = useState<Kept>();
  return (
    <Panel title={t.retention.title} note={t.retention.hint} flush>
      <Loaded query={query}>
        {(kinds) => (
          <DataTable
            label={t.retention.title}
            columns={columns(setOpen)}
            rows={kinds}
            rowKey={({ kind }) => kind}
            empty={<Empty icon="clock" title={t.retention.title} />}
          />
        )}
      </Loaded>
      {open && (
        <Change
          kept={open}
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['retention'] });
            toast(t.retention.changed);
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  );
}

/** Fewer days than today drop something for good, so they take a tick. */
function Change({ kept, onDone, onClose }: { kept: Kept; onDone: () => void; onClose: () => void }) {
  const [days, setDays] = useState(kept.days);
  const path = `/retention/${kept.kind}`;
  return (
    <FormDialog
      title={t.retention.changeTitle(t.retention.kinds[kept.kind])}
      submit={t.common.save}
      action={(form) =>
        checked(form, 'configured')
          ? http.delete(path)
          : http.put<void>(path, { days: Number(text(form, 'days')) })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.retention.daysField}
            name="days"
            type="number"
            required
            min={kept.leastDays}
            max={kept.mostDays}
            value={Number.isNaN(days) ? '' : days}
            onChange={(event) => setDays(event.target.valueAsNumber)}
            hint={t.retention.range(kept.leastDays, kept.mostDays)}
            error={errorOf('days')}
          />
          {days < kept.days && <Checkbox label={t.retention.drop(days)} name="drop" required />}
          {kept.days !== kept.configured && (
            <Checkbox
              label={t.retention.asConfigured(kept.configured)}
              name="configured"
              onChange={(event) => setDays(event.target.checked ? kept.configured : kept.days)}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

const columns = (onChange: (kept: Kept) => void): Column<Kept>[] => [
  { key: 'kind', header: t.retention.kind, cell: ({ kind }) => <strong>{t.retention.kinds[kind]}</strong> },
  { key: 'days', header: t.retention.days, cell: ({ days }) => t.retention.someDays(days) },
  {
    key: 'configured',
    header: t.retention.configured,
    hide: 'small',
    cell: ({ configured }) => <span className="muted">{t.retention.someDays(configured)}</span>,
  },
  {
    key: 'size',
    header: t.retention.size,
    hide: 'small',
    cell: (kept) => (
      <span className="muted">{kept.bytes === undefined ? t.retention.shared : bytes(kept.bytes)}</span>
    ),
  },
  {
    key: 'change',
    header: '',
    align: 'right',
    cell: (kept) => (
      <Button look="quiet" icon="edit" iconOnly onClick={() => onChange(kept)}>
        {t.retention.change}
      </Button>
    ),
  },
];
