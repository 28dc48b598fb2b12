import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { meQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Icon } from '../design/Icon';
import { t } from '../messages';
import { Brand } from './Brand';
import { LiveState } from './LiveState';
import { roleNames } from './roleNames';
import css from './Sidebar.module.css';
import { signOut } from './signOut';
import { ThemeButton } from './ThemeButton';
import { usePages } from './usePages';

const commandKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl ';

/** Navigation on wide screens. */
export function Sidebar({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const { data: me } = useQuery(meQuery);
  const pages = usePages();
  return (
    <aside className={css.sidebar}>
      <Brand />
      <button type="button" className={css.search} onClick={onSearch}>
        <Icon name="search" size={14} />
        {t.common.search}
        <kbd>{commandKey}K</kbd>
      </button>
      <nav aria-label={t.nav.main} className={css.nav}>
        {pages.map(({ to, label, icon }) => (
          <NavLink key={to} to={to} end={to === '/'} className={css.link}>
            <Icon name={icon} />
            {label}
          </NavLink>
        ))}
      </nav>
      <div className={css.foot}>
        <LiveState />
        <div className={css.user}>
          <span className={css.name} title={roleNames(me)}>
            {me?.name}
          </span>
          <Button look="quiet" icon="keyboard" iconOnly onClick={onShortcuts}>
            {t.shell.shortcuts}
          </Button>
          <ThemeButton />
          <Button look="quiet" icon="out" iconOnly onClick={() => void signOut()}>
            {t.shell.signOut}
          </Button>
        </div>
      </div>
    </aside>
  );
}
