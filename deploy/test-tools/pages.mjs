// Opens every page of a console in light and dark, on a desk and on a phone, and looks at each with
// axe for what people with disabilities could not use. Leaves a picture of each. Prints what it saw
// as one line of JSON.
//
//   node pages.mjs ADDRESS PASSWORD CHROMIUM PICTURE      pictures lie beside PICTURE
import { dirname, join } from 'node:path';
import { looker, open, SCREENS } from './looking.mjs';
import { asAdministrator } from './operator.mjs';

const [address, password, chromium, picture] = process.argv.slice(2);
const paths = [
  '/',
  '/sites',
  ...['', '/timetable', '/forecast', '/settlement'].map((part) => `/sites/depot${part}`),
  '/stations',
  ...['', '/device', '/messages', '/maintenance', '/security'].map((part) => `/stations/depot-van-01${part}`),
  '/bulk',
  '/install',
  '/install/depot-van-01',
  '/waiting-room',
  '/sessions',
  ...['', '/security', '/operations', '/messages'].map((part) => `/activity${part}`),
  '/energy',
  '/energy?range=12m',
  '/energy/studies',
  '/statements',
  '/payments',
  '/prices',
  '/tokens',
  '/vehicles',
  '/reservations',
  '/roaming',
  '/templates',
  '/firmware',
  ...['', '/health', '/stations', '/contracts', '/trust', '/inspector', '/upstreams', '/log', '/procedures', '/readiness'].map((part) => `/certificates${part}`),
  ...['', '/rules', '/destinations', '/deliveries'].map((part) => `/alarms${part}`),
  '/health',
  ...['', '/tenants', '/logins', '/audit'].map((part) => `/people${part}`),
  '/settings',
];

await asAdministrator({ address, password, chromium }, async (page, complaints) => {
  const { found, look } = looker(page, join(dirname(picture), 'pages'));
  // Of a session that goes on, while there is one; the page looks much the same when it is over.
  const driverPage = () =>
    page.evaluate(async () => {
      const kept = sessionStorage.getItem('voltide.token') ?? localStorage.getItem('voltide.token');
      const headers = { Authorization: `Bearer ${kept}`, 'Content-Type': 'application/json' };
      const ask = (method, path) =>
        fetch(`/api/v1/sessions${path}`, { method, headers }).then((answer) => answer.json());
      const [active, any] = await Promise.all([ask('GET', '?state=active&limit=1'), ask('GET', '?limit=1')]);
      const [session] = [...active.items, ...any.items];
      return (await ask('POST', `/${session.id}/driver-link`)).path;
    });
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [screen, size] of Object.entries(SCREENS)) {
      await page.setViewportSize(size);
      for (const path of paths) {
        await open(page, address + path);
        await look(`${colorScheme}-${screen}${path.replaceAll(/[/?]/g, '_')}`);
      }
      await page.goto(`${address}/sessions`);
      await page.locator('main a[href^="/sessions/"]').first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(`${colorScheme}-${screen}_session`);
      await open(page, address + (await driverPage()));
      await look(`${colorScheme}-${screen}_driver`);
      await open(page, `${address}/driver`);
      await look(`${colorScheme}-${screen}_driver-without-link`);
    }
  }
  console.log(JSON.stringify({ ...found, complaints }));
});
