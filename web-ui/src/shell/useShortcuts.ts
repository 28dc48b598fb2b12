import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { toggleTheme } from './theme';
import { usePages } from './usePages';

const SEQUENCE_MS = 1_500;

interface Actions {
  openPalette: () => void;
  openShortcuts: () => void;
}

/** The console's keys: Ctrl/Cmd-K, `/`, `?`, `\`, and `g` followed by a page's letter. */
export function useShortcuts(actions: Actions): void {
  const navigate = useNavigate();
  const pages = usePages();
  const latest = useRef({ ...actions, pages });
  latest.current = { ...actions, pages };
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (Date.now() < goUntil) {
        goUntil = 0;
        const page = latest.current.pages.find(({ key }) => key === event.key);
        if (page) void navigate(page.to);
        return;
      }
      if (event.key === 'g') goUntil = Date.now() + SEQUENCE_MS;
      if (event.key === '?') latest.current.openShortcuts();
      if (event.key === '\\') toggleTheme();
      if (event.key === '/' && focusListSearch()) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);
}

/** Typing, or inside a dialog. */
function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input:not([type=radio]), textarea, select, dialog') !== null
  );
}

function focusListSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('[data-list-search]');
  search?.focus();
  return search !== null;
}
