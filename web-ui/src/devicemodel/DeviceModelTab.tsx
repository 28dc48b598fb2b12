import type { Station } from '../api/types';
import { Stack } from '../design/Layout';
import { DesiredPanel } from './DesiredPanel';
import { VariablesPanel } from './VariablesPanel';

/** What the station is made of, and what it shall be. */
export function DeviceModelTab({ station, now, zone }: { station: Station; now: number; zone: string }) {
  return (
    <Stack>
      <DesiredPanel station={station} now={now} />
      <VariablesPanel station={station} now={now} zone={zone} />
    </Stack>
  );
}
