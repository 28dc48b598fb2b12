import type { Station } from '../api/types';
import { Split, Stack } from '../design/Layout';
import { Panel } from '../design/Panel';
import { DisplayPanel } from '../display/DisplayPanel';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { BootPolicyPanel } from './BootPolicyPanel';
import { CommandsPanel } from './CommandsPanel';
import { LogsPanel } from './LogsPanel';
import { OperationsTable } from './OperationsTable';

/** What is done to a station when it does not just charge cars. */
export function MaintenanceTab({ station, now }: { station: Station; now: number }) {
  const mayAct = useRole('operator');
  return (
    <Split>
      <Stack>
        <Panel title={t.maintenance.operations} flush>
          <OperationsTable station={station.id} now={now} />
        </Panel>
        <LogsPanel station={station} now={now} />
        <DisplayPanel station={station} now={now} />
      </Stack>
      <Stack>
        {mayAct && <CommandsPanel station={station} />}
        <BootPolicyPanel station={station} />
      </Stack>
    </Split>
  );
}
