import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { month, startOfMonth } from '../format/time';
import { t } from '../messages';
import { download, type Period, type SiteSettlement, settlementQuery } from './api';
import { BilledPanel } from './BilledPanel';
import { ContractsPanel } from './ContractsPanel';
import { SettlementStats } from './SettlementStats';
import { SharesTable } from './SharesTable';

const DAY_MS = 86_400_000;

/** What a site's sessions of a month come to, and who gets what of it. */
export function SettlementTab({ site, now }: { site: Site; now: number }) {
  const [search, setSearch] = useSearchParams();
  const zone = site.timeZone;
  const asked = Date.parse(search.get('month') ?? '');
  const from = startOfMonth(Number.isNaN(asked) ? now : asked, zone);
  const to = startOfMonth(from + 32 * DAY_MS, zone);
  const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const query = useQuery(settlementQuery(site.id, period));
  const show = (millis: number) => setSearch({ month: new Date(millis).toISOString() }, { replace: true });
  return (
    <Stack>
      <Panel
        title={t.settlement.sums}
        note={month(from, zone)}
        flush
        actions={
          <Toolbar>
            <Button icon="back" iconOnly onClick={() => show(from - DAY_MS)}>
              {t.settlement.previous}
            </Button>
            <Button onClick={() => setSearch({}, { replace: true })}>{t.settlement.current}</Button>
            <Button icon="chevron" iconOnly onClick={() => show(to)}>
              {t.settlement.next}
            </Button>
            <Downloads site={site} period={period} />
          </Toolbar>
        }
      >
        <Loaded query={query}>{(settlement) => <Sums settlement={settlement} />}</Loaded>
      </Panel>
      <ContractsPanel site={site} now={now} />
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
