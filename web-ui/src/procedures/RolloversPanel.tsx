import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { proceduresKey, rolloversQuery } from './api';
import { RolloverPanel } from './RolloverPanel';

/** The gateway's root followed by another one, the newest time and those before. */
export function RolloversPanel() {
  const query = useQuery(rolloversQuery);
  const client = useQueryClient();
  const mayAct = useRole('administrator');
  const [beginning, setBeginning] = useState(false);
  const goesOn = query.data?.some(({ closedAt }) => closedAt === undefined) ?? true;
  return (
    <Stack>
      <Panel
        title={t.procedures.rollovers}
        actions={
          mayAct &&
          !goesOn && (
            <Button icon="plus" onClick={() => setBeginning(true)}>
              {t.procedures.beginRollover}
            </Button>
          )
        }
      >
        <Loaded query={query}>
          {(rollovers) =>
            rollovers.length === 0 ? (
              <Empty compact icon="check" title={t.procedures.noRollovers} />
            ) : (
              <p className="muted">{t.procedures.rolloversDetail}</p>
            )
          }
        </Loaded>
      </Panel>
      {query.data?.map(({ id }) => (
        <RolloverPanel key={id} id={id} />
      ))}
      {beginning && (
        <Confirm
          title={t.procedures.beginRollover}
          question={t.procedures.rolloverAsk}
          submit={t.procedures.beginRollover}
          action={() => http.post('/root-rollovers', {})}
          onDone={() => {
            void client.invalidateQueries({ queryKey: proceduresKey });
            setBeginning(false);
          }}
          onClose={() => setBeginning(false)}
        />
      )}
    </Stack>
  );
}
