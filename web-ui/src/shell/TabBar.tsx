import { useState } from 'react';
import { NavLink } from 'react-router';
import { Button } from '../design/Button';
import { Dialog, DialogBody } from '../design/Dialog';
import { Icon } from '../design/Icon';
import { t } from '../messages';
import { signOut } from './signOut';
import css from './TabBar.module.css';
import { usePages } from './usePages';

const IN_REACH = 4;

/** Navigation under the thumb: the daily pages, the others behind "More". */
export function TabBar() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const pages = usePages();
  return (
    <nav aria-label={t.nav.main} className={css.bar}>
      {pages.slice(0, IN_REACH).map(({ to, label, icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className={css.tab}>
          <Icon name={icon} size={20} />
          {label}
        </NavLink>
      ))}
      <button type="button" className={css.tab} aria-expanded={open} onClick={() => setOpen(true)}>
        <Icon name="more" size={20} />
        {t.nav.more}
      </button>
      {open && (
        <Dialog title={t.nav.more} onClose={close}>
          <DialogBody>
            <div className={css.list}>
              {pages.slice(IN_REACH).map(({ to, label, icon }) => (
                <NavLink key={to} to={to} className={css.item} onClick={close}>
                  <Icon name={icon} size={18} />
                  {label}
                </NavLink>
              ))}
            </div>
            <Button icon="out" onClick={() => void signOut()}>
              {t.shell.signOut}
            </Button>
          </DialogBody>
        </Dialog>
      )}
    </nav>
  );
}
