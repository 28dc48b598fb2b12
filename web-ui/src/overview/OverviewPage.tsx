import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '../api/queries';
import type { Overview } from '../api/types';
import { Split, Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { PageHeader } from '../design/PageHeader';
import { SkeletonBlock } from '../design/Skeleton';
import { t } from '../messages';
import { CertificatesToLookAt } from './CertificatesToLookAt';
import { DayPanel } from './DayPanel';
import { MoneyPanel } from './MoneyPanel';
import { OpenAlarms } from './OpenAlarms';
import { OverviewStats } from './OverviewStats';
import { RiskPanel } from './RiskPanel';
import { SitesPanel } from './SitesPanel';
import { StationsPanel } from './StationsPanel';

/** The whole network at a glance. */
export default function OverviewPage() {
  const query = useQuery({ ...overviewQuery, refetchInterval: 15_000 });
  return (
    <>
      <PageHeader title={t.overview.title} />
      <Loaded query={query} skeleton={<SkeletonBlock rows={10} />}>
        {(overview) => <Figures overview={overview} />}
      </Loaded>
    </>
  );
}

function Figures({ overview }: { overview: Overview }) {
  return (
    <Stack>
      <OverviewStats overview={overview} />
      <Split>
        <Stack>
          <DayPanel />
          <SitesPanel />
          <RiskPanel atRisk={overview.promises.atRisk} />
        </Stack>
        <Stack>
          <OpenAlarms />
          <CertificatesToLookAt />
          <MoneyPanel money={overview.moneyToday} />
          <StationsPanel stations={overview.stations} />
        </Stack>
      </Split>
    </Stack>
  );
}
