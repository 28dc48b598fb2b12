import { useClock } from '../api/clock';
import { Status, Verdict } from '../design/Badge';
import { t } from '../messages';
import type { Partner } from './api';

const DAY_MS = 86_400_000;

/** How a partner is, in one word. */
export function PartnerHealth({ partner }: { partner: Partner }) {
  const { now } = useClock();
  if (partner.state !== 'REGISTERED') return <Status hollow>{t.roaming.states[partner.state]}</Status>;
  if (partner.paused) return <Status hollow>{t.roaming.paused}</Status>;
  if (partner.failures > 0)
    return (
      <Verdict tone="bad" title={partner.lastError}>
        {t.roaming.unreachable}
      </Verdict>
    );
  if (partner.received.some(({ refusedAt }) => refusedAt && now - Date.parse(refusedAt) < DAY_MS))
    return (
      <Verdict tone="warn" title={t.roaming.fullNote}>
        {t.roaming.full}
      </Verdict>
    );
  if (partner.queue.stuck > 0) return <Verdict tone="warn">{t.roaming.refuses}</Verdict>;
  return <Status tone="good">{t.roaming.connected}</Status>;
}

/** Its parties, as OCPI names them; of a hub only itself, for those behind it may be many. */
export const parties = ({ roles, hub }: Partner) =>
  hub
    ? `${hub} HUB`
    : roles.map(({ role, countryCode, partyId }) => `${countryCode}*${partyId} ${role}`).join(', ');
