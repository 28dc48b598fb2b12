import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { useClock } from '../api/clock';
import { FilterSelect } from '../design/FilterSelect';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { Tabs } from '../design/Tabs';
import { OperationsTable } from '../maintenance/OperationsTable';
import { t } from '../messages';
import { openAlertsQuery } from '../security/api';
import { SecurityEventsTable } from '../security/SecurityEventsTable';
import { NothingHere } from '../shell/NothingHere';
import { useHomeZone } from '../shell/useZone';
import { MessagesView } from './MessagesView';
import { StationEventsTable } from './StationEventsTable';

const tabs = (alerts: number) => [
  { to: '/activity', label: t.activity.events },
  { to: '/activity/security', label: t.security.events, count: alerts },
  { to: '/activity/operations', label: t.maintenance.operations },
  { to: '/activity/messages', label: t.stations.messages },
];

const eventSeverities = [
  { value: '', label: t.activity.anySeverity },
  { value: '3', label: t.activity.upTo(t.activity.severities[3] ?? '3') },
  { value: '5', label: t.activity.upTo(t.activity.severities[5] ?? '5') },
];

/** Not a severity, but chosen in the same place. */
const OPEN = 'open';

const securitySeverities = [
  { value: '', label: t.activity.anySeverity },
  { value: OPEN, label: t.security.openAlerts },
  ...(['CRITICAL', 'WARNING', 'INFO'] as const).map((value) => ({
    value,
    label: t.security.severities[value],
  })),
];

/** What happens in the network, whichever station it happens at. */
export default function ActivityPage() {
  const { tab = '' } = useParams();
  const { data: alerts = [] } = useQuery(openAlertsQuery);
  return (
    <>
      <PageHeader title={t.activity.title} />
      <Tabs label={t.activity.title} tabs={tabs(alerts.length)} />
      <Shown tab={tab} />
    </>
  );
}

function Shown({ tab }: { tab: string }) {
  const { now } = useClock();
  const zone = useHomeZone();
  const [search, setSearch] = useSearchParams();
  const severity = search.get('severity') ?? '';
  const filter = (options: { value: string; label: string }[]) => (
    <FilterSelect
      label={t.activity.severity}
      value={severity}
      options={options}
      onChange={(value) => setSearch(value ? { severity: value } : {}, { replace: true })}
    />
  );
  switch (tab) {
    case '':
      return (
        <Panel title={t.activity.events} flush actions={filter(eventSeverities)}>
          <StationEventsTable severity={severity} now={now} />
        </Panel>
      );
    case 'security':
      return (
        <Panel title={t.security.events} flush actions={filter(securitySeverities)}>
          <SecurityEventsTable
            severity={severity === OPEN ? '' : severity}
            open={severity === OPEN ? 'true' : ''}
            now={now}
          />
        </Panel>
      );
    case 'operations':
      return (
        <Panel title={t.maintenance.operations} flush>
          <OperationsTable now={now} />
        </Panel>
      );
    case 'messages':
      return <MessagesView now={now} zone={zone} />;
    default:
      return <NothingHere />;
  }
}
