import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Session } from '../api/types';
import { Select } from '../design/Field';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import type { Mode, ModeKind } from '../sites/api';

/** Schedules are set through the API. */
const choices: readonly ModeKind[] = ['COST', 'CHARGE_NOW', 'LIMIT_ONLY', 'SELF_CONSUMPTION'];

const path = (session: Session) => `/sessions/${encodeURIComponent(session.id)}/mode`;

/** What a session is steered for, instead of what its site is. */
export function ModeSelect({ session }: { session: Session }) {
  const client = useQueryClient();
  const mayAct = useRole('tenant-operator');
  const queryKey = ['sessions', 'mode', session.id];
  const query = useQuery({
    queryKey,
    queryFn: () => http.get<Mode<ModeKind> | undefined>(path(session)).then((mode) => mode ?? null),
  });
  const change = useMutation({
    mutationFn: (kind: string) =>
      kind ? http.put<unknown>(path(session), { kind }) : http.delete(path(session)),
    onSuccess: () => toast(t.modes.saved),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const kind = query.data?.kind ?? '';
  return (
    <Select
      label={t.modes.session}
      value={kind}
      disabled={!mayAct || change.isPending}
      onChange={(event) => change.mutate(event.target.value)}
    >
      <option value="">{t.modes.asSite}</option>
      {[...choices, ...(query.data && !choices.includes(query.data.kind) ? [query.data.kind] : [])].map(
        (one) => (
          <option key={one} value={one}>
            {t.modes.names[one]}
          </option>
        ),
      )}
    </Select>
  );
}
