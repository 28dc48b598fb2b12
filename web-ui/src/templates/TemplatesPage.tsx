import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, Status } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { count } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Template, templatesQuery } from './api';
import { TemplateForm } from './TemplateForm';

/** What many stations are to have alike, and how many have it not. */
export default function TemplatesPage() {
  const query = useQuery(templatesQuery);
  const client = useQueryClient();
  const [creating, setCreating] = useState(false);
  const mayAct = useRole('operator');
  return (
    <>
      <PageHeader
        title={t.templates.title}
        trail={[{ to: '/stations', label: t.stations.title }]}
        actions={
          mayAct && (
            <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
              {t.templates.create}
            </Button>
          )
        }
      />
      <Panel flush>
        <Loaded query={query}>
          {(templates) => (
            <DataTable
              label={t.templates.title}
              columns={columns}
              rows={templates}
              rowKey={({ id }) => id}
              rowLink={({ id }) => `/templates/${id}`}
              empty={
                <Empty icon="copy" title={t.templates.empty}>
                  {t.templates.emptyDetail}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Panel>
      {creating && (
        <TemplateForm
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['templates'] });
            setCreating(false);
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

const columns: Column<Template>[] = [
  { key: 'name', header: t.templates.name, cell: ({ name }) => name },
  {
    key: 'settings',
    header: t.templates.settings,
    align: 'right',
    cell: ({ settings }) => count(settings.length),
  },
  { key: 'stations', header: t.stations.title, align: 'right', cell: ({ stations }) => count(stations) },
  {
    key: 'drift',
    header: t.templates.drift,
    align: 'right',
    cell: (template) => <DriftState template={template} />,
  },
];

export function DriftState({ template: { drifting } }: { template: Template }) {
  return drifting > 0 ? (
    <Badge tone="warn">{t.templates.drifting(drifting)}</Badge>
  ) : (
    <Status tone="good">{t.templates.alike}</Status>
  );
}
