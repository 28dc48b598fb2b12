import { Status, Verdict } from '../design/Badge';
import { t } from '../messages';
import type { Partner } from './api';

/** How a partner is, in one word. */
export function PartnerHealth({ partner }: { partner: Partner }) {
  if (partner.state !== 'REGISTERED') return <Status hollow>{t.roaming.states[partner.state]}</Status>;
  if (partner.paused) return <Status hollow>{t.roaming.paused}</Status>;
  if (partner.failures > 0)
    return (
      <Verdict tone="bad" title={partner.lastError}>
        {t.roaming.unreachable}
      </Verdict>
    );
  if (partner.queue.stuck > 0) return <Verdict tone="warn">{t.roaming.refuses}</Verdict>;
  return <Status tone="good">{t.roaming.connected}</Status>;
}

/** Its parties, as OCPI names them. */
export const parties = ({ roles }: Partner) =>
  roles.map(({ role, countryCode, partyId }) => `${countryCode}*${partyId} ${role}`).join(', ');
