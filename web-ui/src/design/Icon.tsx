/** A small stroke icon set on a 16-pixel grid, drawn for this console. */
const paths = {
  overview: 'M2.5 2.5h4.5v6H2.5zM9 2.5h4.5v3.5H9zM9 8h4.5v5.5H9zM2.5 10.5h4.5v3H2.5z',
  sites: 'M2.5 13.5v-8l5-3v11M7.5 6.5l6 2v5M1.5 13.5h13M5 6.5v0M5 9.5v0M10.5 11v0',
  stations:
    'M3.5 13.5v-10a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v10M2.5 13.5h8M9.5 8h1.5a1 1 0 0 1 1 1v2a1 1 0 0 0 2 0V6l-2-2M7 5 5.5 7.5h2L6 10',
  sessions: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  prices: 'M2 13.5h12M3.5 11V8M6.5 11V4M9.5 11V6.5M12.5 11V2.5',
  tokens: 'M1.5 4.5a1 1 0 0 1 1-1h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1zM1.5 6.5h13M4 10h3',
  vehicles: 'M2 11.5V8.5l1.8-4h8.4l1.8 4v3zM2 8.5h12M4.3 11.5v1.5M11.7 11.5v1.5M4.5 10v0M11.5 10v0',
  activity: 'M2 3.5h2M6.5 3.5H14M2 8h2M6.5 8H14M2 12.5h2M6.5 12.5H14',
  firmware:
    'M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14',
  settings: 'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.8v3.4M6 9.8v3.4',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  back: 'M10 3.5 5.5 8 10 12.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  more: 'M3 8v0M8 8v0M13 8v0',
  download: 'M8 2.5v8M4.5 7.5 8 11l3.5-3.5M2.5 13.5h11',
  upload: 'M8 11V3M4.5 6 8 2.5 11.5 6M2.5 13.5h11',
  refresh: 'M13.5 8A5.5 5.5 0 1 1 11.7 3.9M13.5 2v3h-3',
  stop: 'M4 4h8v8H4z',
  edit: 'M3 13l.6-2.8L10.5 3.3l2.2 2.2-6.9 6.9zM9 4.8 11.2 7',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z',
  screen: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5',
  out: 'M6 2.5H3v11h3M10.5 11 13.5 8l-3-3M13.5 8H6',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3.5M8 12v0',
  offline: 'M2 2l12 12M3 6.5A8 8 0 0 1 5.5 5M7.5 4.3A8 8 0 0 1 13 6.5M5 9a5 5 0 0 1 2.5-1.4M8 12v0',
  key: 'M5 13.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7.2 8.3 13.5 2M11 4.5l2 2',
  in: 'M8 2.5v9M4 8l4 4 4-4',
  up: 'M8 13.5v-9M4 8l4-4 4 4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.5V8l2.5 1.5',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5v0M6.7 6.5v0M9.3 6.5v0M12 6.5v0M5 9.5h6',
  people:
    'M6 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.3a2.5 2.5 0 0 1 0 4.4M12 9.9c1.5.6 2.5 1.8 2.5 3.6',
  bell: 'M8 2a4 4 0 0 0-4 4v3l-1.5 2.5h11L12 9V6a4 4 0 0 0-4-4zM6.5 13.5a1.6 1.6 0 0 0 3 0',
  bolt: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
