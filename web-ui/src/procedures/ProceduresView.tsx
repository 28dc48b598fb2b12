import { Stack } from '../design/Layout';
import { CompromisesPanel } from './CompromisesPanel';
import { RolloversPanel } from './RolloversPanel';
import { TheftsPanel } from './TheftsPanel';
import { V2gRolloversPanel } from './V2gRolloversPanel';

/** What people are guided through over certificates. */
export function ProceduresView() {
  return (
    <Stack>
      <TheftsPanel />
      <CompromisesPanel />
      <RolloversPanel />
      <V2gRolloversPanel />
    </Stack>
  );
}
