/** Lists and their views. */
export const enLists = {
  views: {
    title: 'Saved views',
    save: 'Save this view',
    edit: 'Change this view',
    name: 'Name',
    hint: 'Filters and order of the list as it is now. Only you see it, in the command palette, too.',
    remove: 'The view is forgotten; no station changes.',
    state: 'State',
    anyState: 'All states',
    states: {
      OFFLINE: 'Offline',
      FAULTED: 'Faulted',
      CHARGING: 'Charging',
      DISCHARGING: 'Discharging',
      IDLE: 'Idle',
    },
  },
};
