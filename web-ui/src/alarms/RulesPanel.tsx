import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { destinationsQuery, type Rule, rulesQuery } from './api';
import { RuleForm } from './RuleForm';

/** When alarms are raised. */
export function RulesPanel() {
  const query = useQuery(rulesQuery);
  const client = useQueryClient();
  const [open, setOpen] = useState<'new' | Rule>();
  const mayChange = useRole('administrator');
  const close = () => setOpen(undefined);
  return (
    <Panel
      title={t.alarms.rules}
      flush
      actions={
        mayChange && (
          <Button look="primary" icon="plus" onClick={() => setOpen('new')}>
            {t.alarms.newRule}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(rules) => (
          <DataTable
            label={t.alarms.rules}
            columns={columns}
            rows={rules}
            rowKey={({ id }) => id}
            onRow={mayChange ? setOpen : undefined}
            empty={
              <Empty icon="bell" title={t.alarms.noRules}>
                {t.alarms.noRulesDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {open && (
        <RuleForm
          rule={open === 'new' ? undefined : open}
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['alarm-rules'] });
            void client.invalidateQueries({ queryKey: ['alarms'] });
            toast(t.alarms.ruleSaved);
            close();
          }}
          onClose={close}
        />
      )}
    </Panel>
  );
}

function Told({ destinations }: Pick<Rule, 'destinations'>) {
  const { data = [] } = useQuery(destinationsQuery);
  if (destinations.length === 0) return <span className="muted">{t.alarms.nobody}</span>;
  return data
    .filter(({ id }) => destinations.includes(id))
    .map(({ name }) => name)
    .join(', ');
}

const columns: Column<Rule>[] = [
  { key: 'name', header: t.alarms.name, cell: ({ name }) => <strong>{name}</strong> },
  { key: 'condition', header: t.alarms.condition, cell: ({ condition }) => t.alarms.conditions[condition] },
  {
    key: 'threshold',
    header: t.alarms.threshold,
    hide: 'small',
    cell: ({ condition, threshold }) =>
      t.alarms.units[condition] && `${threshold} ${t.alarms.units[condition]}`,
  },
  {
    key: 'tells',
    header: t.alarms.tells,
    hide: 'small',
    cell: ({ destinations }) => <Told destinations={destinations} />,
  },
  {
    key: 'state',
    header: t.alarms.state,
    align: 'right',
    cell: ({ enabled }) =>
      enabled ? <Status tone="good">{t.alarms.enabled}</Status> : <Status hollow>{t.alarms.disabled}</Status>,
  },
];
