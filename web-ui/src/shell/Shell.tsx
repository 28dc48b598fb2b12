import { Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { LiveUpdates } from '../api/live';
import { SkeletonBlock } from '../design/Skeleton';
import { Toasts } from '../design/Toasts';
import { t } from '../messages';
import { CommandPalette } from './CommandPalette';
import { ConnectionBanner } from './ConnectionBanner';
import { ErrorBoundary } from './ErrorBoundary';
import { NotFound } from './NotFound';
import css from './Shell.module.css';
import { ShortcutsDialog } from './ShortcutsDialog';
import { Sidebar } from './Sidebar';
import { TabBar } from './TabBar';
import { TopBar } from './TopBar';
import { useIsOpen } from './usePages';
import { useShortcuts } from './useShortcuts';

type Overlay = 'palette' | 'shortcuts';

/** What stands around every page once somebody is signed in. */
export function Shell() {
  const [overlay, setOverlay] = useState<Overlay>();
  const { pathname } = useLocation();
  const isOpen = useIsOpen(pathname);
  const waiting = <SkeletonBlock rows={8} />;
  const openPalette = () => setOverlay('palette');
  const openShortcuts = () => setOverlay('shortcuts');
  const close = () => setOverlay(undefined);
  useShortcuts({ openPalette, openShortcuts });
  return (
    <LiveUpdates>
      <div className={css.shell}>
        <a className={css.skip} href="#content">
          {t.nav.skip}
        </a>
        <Sidebar onSearch={openPalette} onShortcuts={openShortcuts} />
        <TopBar onSearch={openPalette} />
        <div className={css.column}>
          <ConnectionBanner />
          <main id="content" className={css.main} tabIndex={-1}>
            <ErrorBoundary key={pathname}>
              <Suspense fallback={waiting}>
                {isOpen === undefined ? waiting : isOpen ? <Outlet /> : <NotFound />}
              </Suspense>
            </ErrorBoundary>
          </main>
        </div>
        <TabBar />
        {overlay === 'palette' && <CommandPalette onClose={close} onShortcuts={openShortcuts} />}
        {overlay === 'shortcuts' && <ShortcutsDialog onClose={close} />}
        <Toasts />
      </div>
    </LiveUpdates>
  );
}
