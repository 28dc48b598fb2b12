import { useParams } from 'react-router';
import { Stack } from '../design/Layout';
import { PageHeader } from '../design/PageHeader';
import { Tabs } from '../design/Tabs';
import { t } from '../messages';
import { ProceduresView } from '../procedures/ProceduresView';
import { NothingHere } from '../shell/NothingHere';
import { useRole } from '../shell/useRole';
import { AuthoritiesView } from './AuthoritiesView';
import { ContractsView } from './ContractsView';
import { DistrustPanel } from './DistrustPanel';
import { HealthView } from './HealthView';
import { InspectorView } from './InspectorView';
import { LogView } from './LogView';
import { ReadinessView } from './ReadinessView';
import { RootListsPanel } from './RootListsPanel';
import { StationCertificatesView } from './StationCertificatesView';
import { TrustView } from './TrustView';
import { UpstreamsView } from './UpstreamsView';

/** Authorities of this installation and what they issued. */
export default function PkiPage() {
  const { tab = '' } = useParams();
  const mayAct = useRole('administrator');
  const tabs = [
    { to: '/certificates', label: t.pki.authorities },
    { to: '/certificates/health', label: t.pki.health },
    { to: '/certificates/stations', label: t.pki.stations },
    { to: '/certificates/contracts', label: t.pki.contracts },
    { to: '/certificates/trust', label: t.pki.trust },
    { to: '/certificates/procedures', label: t.procedures.title },
    { to: '/certificates/inspector', label: t.pki.inspector },
    { to: '/certificates/upstreams', label: t.pki.upstreams },
    { to: '/certificates/readiness', label: t.pki.readiness },
    ...(mayAct ? [{ to: '/certificates/log', label: t.pki.log }] : []),
  ];
  return (
    <>
      <PageHeader title={t.pki.title} />
      <Tabs label={t.pki.title} tabs={tabs} />
      <Shown tab={tab} />
    </>
  );
}

function Shown({ tab }: { tab: string }) {
  switch (tab) {
    case '':
      return <AuthoritiesView />;
    case 'health':
      return <HealthView />;
    case 'stations':
      return <StationCertificatesView />;
    case 'contracts':
      return <ContractsView />;
    case 'trust':
      return (
        <Stack>
          <TrustView />
          <RootListsPanel />
          <DistrustPanel />
        </Stack>
      );
    case 'procedures':
      return <ProceduresView />;
    case 'inspector':
      return <InspectorView />;
    case 'upstreams':
      return <UpstreamsView />;
    case 'readiness':
      return <ReadinessView />;
    case 'log':
      return <LogView />;
    default:
      return <NothingHere />;
  }
}
