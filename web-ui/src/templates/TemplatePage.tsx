import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Split } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { RemoveButton } from '../design/RemoveButton';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import {
  type Drift,
  driftQuery,
  followersQuery,
  settingLine,
  type Template,
  templatePath,
  templateQuery,
} from './api';
import { TemplateForm } from './TemplateForm';
import css from './TemplatePage.module.css';
import { DriftState } from './TemplatesPage';

/** One template: what it says, who follows it, and where they do not. */
export default function TemplatePage() {
  const { id = '' } = useParams();
  const query = useQuery(templateQuery(id));
  return <Loaded query={query}>{(template) => <TemplateView template={template} />}</Loaded>;
}

function TemplateView({ template }: { template: Template }) {
  const drift = useQuery(driftQuery(template.id));
  const followers = useQuery(followersQuery(template.id));
  const client = useQueryClient();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const mayAct = useRole('operator');
  const changed = () => void client.invalidateQueries({ queryKey: ['templates'] });
  return (
    <>
      <PageHeader
        title={template.name}
        trail={[{ to: '/templates', label: t.templates.title }]}
        status={<DriftState template={template} />}
        actions={
          mayAct && (
            <>
              <Button icon="edit" onClick={() => setEditing(true)}>
                {t.common.edit}
              </Button>
              <RemoveButton
                path={templatePath(template.id)}
                question={t.templates.removeAsk}
                onRemoved={() => {
                  changed();
                  void navigate('/templates');
                }}
              />
            </>
          )
        }
      />
      <Split>
        <Panel title={t.templates.drift} flush>
          <Loaded query={drift}>
            {(rows) => (
              <DataTable
                label={t.templates.drift}
                columns={columns}
                rows={rows}
                rowKey={({ stationId, key }) => `${stationId} ${key}`}
                rowLink={({ stationId }) => `/stations/${encodeURIComponent(stationId)}/device`}
                empty={
                  <Empty compact icon="check" title={t.templates.noDrift}>
                    {t.templates.noDriftDetail(followers.data?.length ?? 0)}
                  </Empty>
                }
              />
            )}
          </Loaded>
        </Panel>
        <Panel title={t.templates.settings}>
          <ul className={css.settings}>
            {template.settings.map((setting) => (
              <li key={settingLine(setting)} className="mono">
                {settingLine(setting)}
              </li>
            ))}
          </ul>
        </Panel>
      </Split>
      {editing && followers.data && (
        <TemplateForm
          template={template}
          stations={followers.data}
          onDone={() => {
            changed();
            setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}

const columns: Column<Drift>[] = [
  { key: 'station', header: t.stations.station, cell: ({ stationId }) => stationId },
  { key: 'key', header: t.device.variable, cell: ({ key }) => <span className="mono">{key}</span> },
  { key: 'wanted', header: t.device.wanted, cell: ({ wanted }) => <span className="mono">{wanted}</span> },
  {
    key: 'actual',
    header: t.device.actual,
    cell: ({ actual }) => <span className="mono muted">{actual ?? '–'}</span>,
  },
  {
    key: 'why',
    header: t.templates.why,
    hide: 'small',
    cell: ({ lastError }) => <span className="muted">{lastError ?? '–'}</span>,
  },
];
