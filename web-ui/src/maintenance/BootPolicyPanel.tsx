import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Station } from '../api/types';
import { Loaded } from '../design/Loaded';
import { ProblemNote } from '../design/Notice';
import { Panel } from '../design/Panel';
import { Segmented } from '../design/Segmented';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type BootPolicy, bootPolicyQuery } from './api';
import css from './BootPolicyPanel.module.css';

const policies = (['ACCEPT', 'PENDING', 'REJECT'] as const).map((value) => ({
  value,
  label: t.maintenance.policies[value],
}));

/** How the station's next boot is answered. */
export function BootPolicyPanel({ station }: { station: Station }) {
  const query = useQuery(bootPolicyQuery(station.id));
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const changing = useMutation({
    mutationFn: (policy: BootPolicy['policy']) =>
      http.put<BootPolicy>(`/stations/${encodeURIComponent(station.id)}/boot-policy`, { policy }),
    onSuccess: (saved) => client.setQueryData(['boot-policy', station.id], saved),
  });
  return (
    <Panel title={t.maintenance.bootPolicy}>
      <Loaded query={query}>
        {({ policy }) => (
          <>
            {mayAct ? (
              <Segmented
                label={t.maintenance.bootPolicy}
                value={policy}
                options={policies}
                onChange={(next) => changing.mutate(next)}
              />
            ) : (
              t.maintenance.policies[policy]
            )}
            <p className={css.hint}>{t.maintenance.policyHints[policy]}</p>
          </>
        )}
      </Loaded>
      {changing.error && <ProblemNote problem={asProblem(changing.error)} />}
    </Panel>
  );
}
