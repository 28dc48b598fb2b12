import { useQuery } from '@tanstack/react-query';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { download, type Period, type SiteSettlement, settlementQuery } from './api';
import { BilledPanel } from './BilledPanel';
import { BilledPartners } from './BilledPartners';
import { ContractsPanel } from './ContractsPanel';
import { MonthButtons, useMonth } from './month';
import { SettlementStats } from './SettlementStats';
import { SharesTable } from './SharesTable';

/** What a site's sessions of a month come to, and who gets what of it. */
export function SettlementTab({ site, now }: { site: Site; now: number }) {
  const { name, period, go } = useMonth(now, site.timeZone);
  const query = useQuery(settlementQuery(site.id, period));
  return (
    <Stack>
      <Panel
        title={t.settlement.sums}
        note={name}
        flush
        actions={
          <Toolbar>
            <MonthButtons go={go} />
            <Downloads site={site} period={period} />
          </Toolbar>
        }
      >
        <Loaded query={query}>{(settlement) => <Sums settlement={settlement} />}</Loaded>
      </Panel>
      <ContractsPanel site={site} now={now} />
      <Panel title={t.settlement.billedByPartner} note={name} flush>
        <BilledPartners period={period} site={site.id} />
      </Panel>
      <BilledPanel site={site} now={now} />
    </Stack>
  );
}

function Sums({ settlement }: { settlement: SiteSettlement }) {
  if (settlement.total.sessions === 0) {
    return (
      <Empty icon="prices" title={t.settlement.none}>
        {settlement.unsettled > 0 ? t.settlement.unsettled(settlement.unsettled) : t.settlement.noneDetail}
      </Empty>
    );
  }
  return (
    <>
      <SettlementStats settlement={settlement} />
      <SharesTable settlement={settlement} />
    </>
  );
}

function Downloads({ site, period }: { site: Site; period: Period }) {
  const save = async (what: 'sessions' | 'entries') => {
    if (!(await download(site.id, what, period))) toast(t.settlement.noFile, true);
  };
  return (
    <>
      <Button icon="download" onClick={() => void save('sessions')}>
        {t.settlement.downloadSessions}
      </Button>
      <Button icon="download" onClick={() => void save('entries')}>
        {t.settlement.downloadEntries}
      </Button>
    </>
  );
}
