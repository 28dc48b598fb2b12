import { useMutation, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { type LoginSession, loginsQuery } from './api';
import css from './LoginsPanel.module.css';
import { programName } from './program';

/** Everybody's logins; administrators may end each. */
export function LoginsPanel() {
  const end = useEndLogin((id) => `/logins/${id}`, ['logins']);
  return (
    <Panel title={t.people.logins} note={t.people.loginsHint} flush>
      <PagedTable
        label={t.people.logins}
        query={loginsQuery}
        columns={[
          { key: 'user', header: t.people.user, cell: ({ user }) => <strong>{user}</strong> },
          ...loginColumns(end),
        ]}
        rowKey={({ id }) => id}
        empty={<Empty icon="key" title={t.people.noLogins} />}
      />
    </Panel>
  );
}

export function useEndLogin(path: (id: string) => string, key: string[]): (login: LoginSession) => void {
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: ({ id }: LoginSession) => http.delete(path(encodeURIComponent(id))),
    onSuccess: () => {
      toast(t.people.loginEnded);
      void client.invalidateQueries({ queryKey: key });
    },
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  return ending.mutate;
}

/** @param own the login of this console, which is ended by signing out */
export const loginColumns = (end: (login: LoginSession) => void, own?: string): Column<LoginSession>[] => [
  { key: 'from', header: t.people.from, cell: ({ remote }) => <span className="mono">{remote}</span> },
  {
    key: 'program',
    header: t.people.program,
    hide: 'medium',
    cell: ({ agent }) => (
      <span className={css.program} title={agent}>
        {agent && programName(agent)}
      </span>
    ),
  },
  {
    key: 'since',
    header: t.people.since,
    hide: 'small',
    cell: ({ createdAt }) => fullTime(createdAt, browserZone),
  },
  {
    key: 'used',
    header: t.people.lastUsed,
    hide: 'small',
    cell: ({ lastUsedAt }) => <span className="muted">{fullTime(lastUsedAt, browserZone)}</span>,
  },
  {
    key: 'end',
    header: '',
    align: 'right',
    cell: (login) =>
      login.id === own ? (
        <span className="muted">{t.people.here}</span>
      ) : (
        <Button look="quiet" icon="out" iconOnly onClick={() => end(login)}>
          {t.people.endLogin}
        </Button>
      ),
  },
];
