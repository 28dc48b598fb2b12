import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../design/Icon';
import { t } from '../messages';
import css from './CommandPalette.module.css';
import { type Command, useCommands } from './commands';

/** Search and go anywhere, without the mouse. */
export function CommandPalette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const commands = useCommands(useDeferredValue(query.trim()), onShortcuts);
  const chosen = commands[Math.min(at, commands.length - 1)];

  useEffect(() => {
    const open = dialog.current;
    open?.showModal();
    return () => open?.close();
  }, []);
  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    if (typeof command.run === 'string') void navigate(command.run);
    else command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      setAt((commands.length + Math.min(at, commands.length - 1) + move) % Math.max(1, commands.length));
    }
    if (event.key === 'Enter') run(chosen);
  };

  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t.palette.label}
      onClose={() => !dialog.current?.open && onClose()}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={css.input}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={chosen && optionId(chosen)}
          aria-label={t.palette.label}
          placeholder={t.palette.placeholder}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div id="palette-list" role="listbox" aria-label={t.palette.label} className={css.list} tabIndex={-1}>
        {commands.length === 0 && <p className={css.none}>{t.palette.empty(query)}</p>}
        {commands.map((command, index) => (
          <div key={command.id}>
            {command.group !== commands[index - 1]?.group && <div className={css.group}>{command.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the focus and the keys */}
            <div
              id={optionId(command)}
              role="option"
              tabIndex={-1}
              aria-selected={command === chosen}
              className={css.option}
              onPointerMove={() => setAt(index)}
              onClick={() => run(command)}
            >
              <Icon name={command.icon} />
              {command.label}
              <span className={css.note}>{command.note}</span>
            </div>
          </div>
        ))}
      </div>
      <footer className={css.foot}>{t.palette.keys}</footer>
    </dialog>
  );
}

const optionId = ({ id }: Command) => `command-${id.replaceAll(/[^a-zA-Z0-9]/g, '-')}`;
