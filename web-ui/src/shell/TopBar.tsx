import { Button } from '../design/Button';
import { t } from '../messages';
import { Brand } from './Brand';
import { LiveState } from './LiveState';
import css from './TopBar.module.css';

/** The head of small screens. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  return (
    <header className={css.bar}>
      <Brand />
      <LiveState />
      <Button look="quiet" icon="search" iconOnly onClick={onSearch}>
        {t.common.search}
      </Button>
    </header>
  );
}
