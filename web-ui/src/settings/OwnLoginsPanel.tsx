import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import { DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { ownLoginsQuery } from '../people/api';
import { loginColumns, useEndLogin } from '../people/LoginsPanel';

/** Where the signed-in user is signed in, too. */
export function OwnLoginsPanel() {
  const { data: me } = useQuery(meQuery);
  const query = useQuery(ownLoginsQuery);
  const end = useEndLogin((id) => `/me/logins/${id}`, ['me', 'logins']);
  return (
    <Panel title={t.people.ownLogins} flush>
      <Loaded query={query}>
        {(logins) => (
          <DataTable
            label={t.people.ownLogins}
            columns={loginColumns(end, me?.login)}
            rows={logins}
            rowKey={({ id }) => id}
            empty={<Empty icon="key" title={t.people.noLogins} />}
          />
        )}
      </Loaded>
    </Panel>
  );
}
