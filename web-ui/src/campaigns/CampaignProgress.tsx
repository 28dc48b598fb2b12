import { Status, type Tone } from '../design/Badge';
import { t } from '../messages';
import type { Campaign, CampaignState } from './api';
import css from './CampaignProgress.module.css';

const tones: Record<CampaignState, Tone> = {
  RUNNING: 'accent',
  PAUSED: 'warn',
  STOPPED: 'bad',
  CANCELLED: 'neutral',
  DONE: 'good',
};

export function CampaignStatus({ campaign: { state, note } }: { campaign: Campaign }) {
  return (
    <Status tone={tones[state]} title={note}>
      {t.firmware.states[state]}
    </Status>
  );
}

/** How many stations are done, updating, failed and waiting, as one bar and in words. */
export function CampaignProgress({ campaign }: { campaign: Campaign }) {
  const { done, updating, failed, waiting } = campaign;
  const words = t.firmware.counts(done, done + updating + failed + waiting, failed);
  return (
    <span className={css.progress}>
      <span className={css.bar} aria-hidden="true">
        <i className={css.done} style={{ flexGrow: done }} />
        <i className={css.failed} style={{ flexGrow: failed }} />
        <i className={css.updating} style={{ flexGrow: updating }} />
        <i style={{ flexGrow: waiting }} />
      </span>
      {words}
    </span>
  );
}
