import type { enLists } from './enLists';

/** Lists and their views. */
export const deLists: typeof enLists = {
  views: {
    title: 'Gespeicherte Ansichten',
    save: 'Diese Ansicht speichern',
    edit: 'Diese Ansicht ändern',
    name: 'Name',
    hint: 'Filter und Reihenfolge der Liste, wie sie jetzt sind. Nur Sie sehen sie, auch in der Befehlspalette.',
    remove: 'Die Ansicht wird vergessen; an den Stationen ändert sich nichts.',
    state: 'Zustand',
    anyState: 'Alle Zustände',
    states: {
      OFFLINE: 'Offline',
      FAULTED: 'Gestört',
      CHARGING: 'Lädt',
      DISCHARGING: 'Entlädt',
      IDLE: 'Bereit',
    },
  },
};
