import { Stack } from '../design/Layout';
import { CompromisesPanel } from './CompromisesPanel';
import { TheftsPanel } from './TheftsPanel';

/** What people are guided through when certificates are in wrong hands. */
export function ProceduresView() {
  return (
    <Stack>
      <TheftsPanel />
      <CompromisesPanel />
    </Stack>
  );
}
