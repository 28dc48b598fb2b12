// Opens the console as somebody who works for a tenant: every page that the navigation offers, those of
// the tenant's own site, station and session, and the palette. Looks at each as pages.mjs does, and
// lists what was asked for and refused, and what was seen of others. Prints it as one line of JSON.
//
//   node tenant.mjs ADDRESS PASSWORD CHROMIUM PICTURE      pictures lie beside PICTURE
import { dirname, join } from 'node:path';
import { looker, open, SCREENS } from './looking.mjs';
import { asUser } from './operator.mjs';

const [address, password, chromium, picture] = process.argv.slice(2);
const OWN = 'depot';
const OTHERS = 'Linden Street';
const FORMS = { '/reservations': 'Reserve', [`/sites/${OWN}`]: 'Set' };
const EVA = { name: 'eva', password: 'a-long-walk-to-the-depot' };

async function call(method, path, body, token) {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const { token } = await call('POST', '/login', { username: 'admin', password });
await call('POST', '/tenants', { id: 'host', name: 'Host of the depot' }, token);
await call('PUT', `/tenants/host/sites/${OWN}`, undefined, token);
await call('POST', '/users', { ...EVA, role: 'operator', tenantId: 'host' }, token);

await asUser({ address, chromium, ...EVA }, async (page, complaints) => {
  const refused = new Set();
  page.on('response', (response) => {
    if (response.status() >= 400) refused.add(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  const { found, look } = looker(page, join(dirname(picture), 'pages'));
  const strange = [];
  const lookAt = async (name) => {
    await look(name);
    if ((await page.locator('body').innerText()).includes(OTHERS)) strange.push(name);
  };
  for (const [colorScheme, screen] of [['light', 'desk'], ['dark', 'phone']]) {
    const called = (name) => `tenant-${colorScheme}-${screen}${name}`;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(SCREENS.desk);
    await open(page, address);
    await page.getByText(EVA.name, { exact: true }).first().waitFor();
    const offered = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    await page.setViewportSize(SCREENS[screen]);
    const own = ['', '/timetable', '/settlement'].map((part) => `/sites/${OWN}${part}`);
    for (const path of new Set([...offered, ...own, '/stations/depot-van-01', '/sessions?state=ended'])) {
      await open(page, address + path);
      await lookAt(called(path.replaceAll(/\W/g, '_')));
    }
    await open(page, `${address}/sessions`);
    await page.locator('main a[href^="/sessions/"]').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await lookAt(called('_session'));
    await page.keyboard.press('Control+k');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await lookAt(called('_palette'));
    for (const [path, button] of Object.entries(FORMS)) {
      await open(page, address + path);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('dialog').getByRole('button').first().waitFor();
      await lookAt(called(`_form_${button.toLowerCase()}`));
    }
    // What nobody offers is not asked for either.
    await page.goto(`${address}/tokens`);
    await page.getByText('There is nothing here').waitFor();
    await lookAt(called('_closed'));
  }
  console.log(JSON.stringify({ ...found, complaints, refused: [...refused], strange }));
});
