import { Stack } from '../design/Layout';
import { CompromisesPanel } from './CompromisesPanel';
import { RolloversPanel } from './RolloversPanel';
import { TheftsPanel } from './TheftsPanel';

/** What people are guided through over certificates. */
export function ProceduresView() {
  return (
    <Stack>
      <TheftsPanel />
      <CompromisesPanel />
      <RolloversPanel />
    </Stack>
  );
}
