// Opens every page of a console in light and dark, on a desk and on a phone, and looks at each with
// axe for what people with disabilities could not use. Leaves a picture of each. Prints what it saw
// as one line of JSON.
//
//   node pages.mjs ADDRESS PASSWORD CHROMIUM PICTURE      pictures lie beside PICTURE
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { asAdministrator } from './operator.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [address, password, chromium, picture] = process.argv.slice(2);
const pictures = join(dirname(picture), 'pages');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCREENS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
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
  '/prices',
  '/tokens',
  '/vehicles',
  '/reservations',
  '/roaming',
  '/templates',
  '/firmware',
  ...['', '/stations', '/contracts', '/trust', '/inspector', '/upstreams', '/log', '/procedures', '/readiness'].map((part) => `/certificates${part}`),
  ...['', '/rules', '/destinations', '/deliveries'].map((part) => `/alarms${part}`),
  ...['', '/tenants', '/logins', '/audit'].map((part) => `/people${part}`),
  '/settings',
];

await asAdministrator({ address, password, chromium }, async (page, complaints) => {
  mkdirSync(pictures, { recursive: true });
  const barriers = new Set();
  let seen = 0;
  const look = async (name) => {
    await page.locator('main [aria-busy=true], main [role=status], main [data-loading]').first().waitFor({ state: 'detached' });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    // Not as a script of the page: its content security policy would rightly refuse it.
    await page.evaluate(axe);
    const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), RULES);
    for (const { id, nodes } of violations) barriers.add(`${name}: ${id} ${nodes[0].html.slice(0, 160)}`);
    seen++;
  };
  // Of a session that goes on, while there is one; the page looks much the same when it is over.
  const driverPage = (opened) =>
    opened.evaluate(async () => {
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
        await page.goto(address + path);
        await page.locator('main h1').waitFor();
        await look(`${colorScheme}-${screen}${path.replaceAll('/', '_')}`);
      }
      await page.goto(`${address}/sessions`);
      await page.locator('main a[href^="/sessions/"]').first().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(`${colorScheme}-${screen}_session`);
      await page.goto(address + (await driverPage(page)));
      await page.locator('main h1').waitFor();
      await look(`${colorScheme}-${screen}_driver`);
      await page.goto(`${address}/driver`);
      await page.locator('main h1').waitFor();
      await look(`${colorScheme}-${screen}_driver-without-link`);
    }
  }
  console.log(JSON.stringify({ seen, barriers: [...barriers], complaints }));
});
