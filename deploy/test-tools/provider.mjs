// People whom a provider signs in, a Keycloak: sent there and back, with what they may, renewed and
// signed out. Prints what came of it as one line of JSON.
//
//   node provider.mjs ADDRESS PASSWORD CHROMIUM SCREENSHOT
import { chromium as browsers } from 'playwright-core';
import { ARGUMENTS } from './operator.mjs';

const [address, password, chromium, screenshot] = process.argv.slice(2);
const OFFER = 'Sign in with your organisation';
const complaints = [];

/** Somebody in a browser of their own, at a page of the console, sent to the provider. */
async function as(browser, name, path, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(address + path);
  const offer = page.getByRole('button', { name: OFFER });
  await offer.waitFor();
  await page.screenshot({ path: screenshot.replace('.png', '-offer.png') });
  await offer.click();
  await prove(page, name);
  const result = await work(page);
  await context.close();
  return result;
}

/** Proves to Keycloak who one is. */
async function prove(page, name) {
  await page.locator('#username').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
}

/** What the API answers to who is signed in. */
const call = (page, method, path, body) =>
  page.evaluate(
    async ([method, path, body]) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${sessionStorage.getItem('voltide.token')}`,
        },
        body: body && JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json() };
    },
    [method, path, body],
  );

const addToken = (page, idToken) => call(page, 'POST', '/tokens', { idToken, type: 'ISO14443' });

const browser = await browsers.launch({ executablePath: chromium, args: ARGUMENTS });
try {
  const operator = await as(browser, 'olga', '/stations?state=faulted', async (page) => {
    await page.getByRole('heading', { name: 'Stations', level: 1 }).waitFor();
    const { pathname, search } = new URL(page.url());
    const { status: acted } = await addToken(page, 'CAFE0001');
    await page.goto(`${address}/settings`);
    const name = page.getByText('olga', { exact: true }).first();
    await name.waitFor();
    const shown = await name.innerText();
    await page.getByText('Operator, Viewer', { exact: true }).waitFor();
    await page.screenshot({ path: screenshot });

    // A token that is about to end.
    const old = await page.evaluate(() => {
      const session = JSON.parse(sessionStorage.getItem('voltide.provider'));
      sessionStorage.setItem('voltide.provider', JSON.stringify({ ...session, endsAt: Date.now() }));
      return sessionStorage.getItem('voltide.token');
    });
    await page.getByRole('link', { name: 'Sites', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Sites', level: 1 }).waitFor();
    await page.waitForFunction((before) => sessionStorage.getItem('voltide.token') !== before, old);
    const { status: renewed } = await call(page, 'GET', '/me');

    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await page.getByRole('button', { name: OFFER }).click();
    const question = page.locator('#username');
    await question.or(page.getByRole('heading', { name: 'Overview' })).waitFor();
    const askedAgain = await question.isVisible();
    return { returnedTo: pathname + search, name: shown, acted, renewed: renewed === 200, askedAgain };
  });
  const refused = await as(browser, 'vera', '/', async (page) => {
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    return (await addToken(page, 'CAFE0002')).status;
  });
  const sites = await as(browser, 'theo', '/sites', async (page) => {
    await page.getByRole('heading', { name: 'Sites', level: 1 }).waitFor();
    return (await call(page, 'GET', '/sites')).body.items.map((site) => site.id);
  });
  // A browser notes every refusal, also one that was meant to be.
  const expected = complaints.filter((text) => !/403|ERR_INCOMPLETE_CHUNKED_ENCODING/.test(text));
  const withoutRole = await as(browser, 'nora', '/', async (page) => {
    const said = page.getByText('none of the roles');
    await said.waitFor();
    await page.screenshot({ path: screenshot.replace('.png', '-refusal.png') });
    return said.innerText();
  });
  console.log(JSON.stringify({ ...operator, refused, sites, withoutRole, complaints: expected }));
} finally {
  await browser.close();
}
