import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Status } from '../design/Badge';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { type EndingCount, healthQuery, type Responder } from '../pki/api';
import { useRole } from '../shell/useRole';
import css from './OpenAlarms.module.css';

const SOON_DAYS = 30;
const URGENT_DAYS = 7;

/** What ends soon, and who says no longer what is revoked; not there at all when there is nothing. */
export function CertificatesToLookAt() {
  const { data } = useQuery({ ...healthQuery, enabled: useRole('viewer') });
  if (!data) return null;
  const concerns = [...endings(data.ending), ...silent(data.responders)];
  if (concerns.length === 0) return null;
  return (
    <Panel
      title={
        <Link to="/certificates/health" className="link">
          {t.overview.certificates}
        </Link>
      }
    >
      <ul className={css.alarms}>
        {concerns.map(({ text, urgent }) => (
          <li key={text}>
            <Status tone={urgent ? 'bad' : 'warn'}>{text}</Status>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Each counts for the shortest time within which something ends: what ends in 7 days ends in 30, too. */
const endings = (counts: readonly EndingCount[]) =>
  counts
    .filter(({ days, count }) => days === SOON_DAYS && count > 0)
    .map(({ of, count }) => {
      const urgent = counts.find((other) => other.of === of && other.days === URGENT_DAYS)?.count ?? 0;
      return {
        text:
          urgent > 0
            ? t.overview.endsWithin(t.pki.endingOf[of], urgent, URGENT_DAYS)
            : t.overview.endsWithin(t.pki.endingOf[of], count, SOON_DAYS),
        urgent: urgent > 0,
      };
    });

const silent = (responders: readonly Responder[]) =>
  responders
    .filter(({ state }) => state === 'FAILS')
    .map(({ responder }) => ({ text: t.overview.noAnswer(responder), urgent: false }));
