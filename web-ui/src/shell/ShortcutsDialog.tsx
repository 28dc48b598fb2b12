import { Dialog, DialogBody } from '../design/Dialog';
import { t } from '../messages';
import css from './ShortcutsDialog.module.css';
import { usePages } from './usePages';

const general = [
  { keys: ['Ctrl', 'K'], does: t.shortcuts.palette },
  { keys: ['/'], does: t.shortcuts.filter },
  { keys: ['\\'], does: t.shortcuts.theme },
  { keys: ['?'], does: t.shortcuts.help },
];

const inCharts = [
  { keys: ['←', '→'], does: t.shortcuts.chartRead },
  { keys: ['+', '−'], does: t.shortcuts.chartZoom },
  { keys: ['⇧', '← →'], does: t.shortcuts.chartPan },
  { keys: ['0'], does: t.shortcuts.chartAll },
];

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const pageKeys = usePages().map(({ key, label }) => ({ keys: ['g', key], does: t.shortcuts.goTo(label) }));
  return (
    <Dialog title={t.shell.shortcuts} onClose={onClose}>
      <DialogBody>
        <ul className={css.list}>
          {[...general, ...inCharts, ...pageKeys].map(({ keys, does }) => (
            <li key={does}>
              <span>{does}</span>
              <span className={css.keys}>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}
