import type { Station } from '../api/types';
import { Stack } from '../design/Layout';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { CertificatesPanel } from './CertificatesPanel';
import { FindingsPanel } from './FindingsPanel';
import { SecurityEventsTable } from './SecurityEventsTable';

/** Who the station can prove to be, whom it trusts, and what happened to either. */
export function SecurityTab({ station, now }: { station: Station; now: number }) {
  return (
    <Stack>
      <CertificatesPanel station={station} now={now} />
      <Panel title={t.security.events} flush>
        <SecurityEventsTable station={station.id} now={now} />
      </Panel>
      <FindingsPanel station={station.id} now={now} />
    </Stack>
  );
}
