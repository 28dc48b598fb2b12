import { useParams } from 'react-router';
import { PageHeader } from '../design/PageHeader';
import { Tabs } from '../design/Tabs';
import { t } from '../messages';
import { NothingHere } from '../shell/NothingHere';
import { useRole } from '../shell/useRole';
import { AlarmsPanel } from './AlarmsPanel';
import { DeliveriesPanel } from './DeliveriesPanel';
import { DestinationsPanel } from './DestinationsPanel';
import { RulesPanel } from './RulesPanel';

/** What somebody has to look at, and who is told of it. */
export default function AlarmsPage() {
  const { tab = '' } = useParams();
  const administrator = useRole('administrator');
  const seesRules = useRole('viewer');
  const tabs = [
    { to: '/alarms', label: t.alarms.title },
    ...(seesRules ? [{ to: '/alarms/rules', label: t.alarms.rules }] : []),
    ...(administrator
      ? [
          { to: '/alarms/destinations', label: t.alarms.destinations },
          { to: '/alarms/deliveries', label: t.alarms.deliveries },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader title={t.alarms.title} />
      <Tabs label={t.alarms.title} tabs={tabs} />
      {tabs.some(({ to }) => to === `/alarms${tab && `/${tab}`}`) ? <Shown tab={tab} /> : <NothingHere />}
    </>
  );
}

function Shown({ tab }: { tab: string }) {
  switch (tab) {
    case '':
      return <AlarmsPanel />;
    case 'rules':
      return <RulesPanel />;
    case 'destinations':
      return <DestinationsPanel />;
    case 'deliveries':
      return <DeliveriesPanel />;
    default:
      return <NothingHere />;
  }
}
