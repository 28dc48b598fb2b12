import { useParams } from 'react-router';
import { PageHeader } from '../design/PageHeader';
import { Tabs } from '../design/Tabs';
import { t } from '../messages';
import { NothingHere } from '../shell/NothingHere';
import { AuditPanel } from './AuditPanel';
import { LoginsPanel } from './LoginsPanel';
import { TenantsPanel } from './TenantsPanel';
import { UsersPanel } from './UsersPanel';

const tabs = [
  { to: '/people', label: t.people.users },
  { to: '/people/tenants', label: t.people.tenants },
  { to: '/people/logins', label: t.people.logins },
  { to: '/people/audit', label: t.people.audit },
];

/** Who may sign in and sees what, who is signed in, and who changed what. */
export default function PeoplePage() {
  const { tab = '' } = useParams();
  return (
    <>
      <PageHeader title={t.people.title} />
      <Tabs label={t.people.title} tabs={tabs} />
      <Shown tab={tab} />
    </>
  );
}

function Shown({ tab }: { tab: string }) {
  switch (tab) {
    case '':
      return <UsersPanel />;
    case 'tenants':
      return <TenantsPanel />;
    case 'logins':
      return <LoginsPanel />;
    case 'audit':
      return <AuditPanel />;
    default:
      return <NothingHere />;
  }
}
