import { Button } from '../design/Button';
import { t } from '../messages';
import css from './LiveButton.module.css';

/** Whether the newest come by themselves. */
export function LiveButton({ live, onChange }: { live: boolean; onChange: (live: boolean) => void }) {
  return (
    <Button aria-pressed={live} look={live ? 'plain' : 'quiet'} onClick={() => onChange(!live)}>
      <i className={css.dot} data-on={live} aria-hidden="true" />
      {t.messages.live}
    </Button>
  );
}
