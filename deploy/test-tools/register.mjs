// Registers a site, a station and a token in a console, and first tries what must be refused. Prints
// what it saw as one line of JSON; ends with an error and a sentence when something is not there in
// time.
//
//   node register.mjs ADDRESS PASSWORD CHROMIUM SCREENSHOT
import { asAdministrator } from './operator.mjs';

const [address, password, chromium, screenshot] = process.argv.slice(2);

await asAdministrator({ address, password, chromium }, async (page) => {
  const dialog = page.getByRole('dialog');
  const open = async (list, button) => {
    await page.getByRole('link', { name: list }).first().click();
    await page.getByRole('button', { name: button }).first().click();
    await dialog.waitFor();
  };
  const fill = async (fields) => {
    for (const [label, value] of Object.entries(fields)) {
      await dialog.getByLabel(label, { exact: false }).first().fill(value);
    }
  };
  const create = () => dialog.getByRole('button', { name: 'Create' }).click();

  await open('Sites', 'New site');
  await fill({ Id: 'No Spaces', Name: 'Yard', 'Import limit': '100', 'Export limit': '50' });
  await fill({ 'Base load': '5', 'Time zone': 'Europe/Berlin' });
  await create();
  const wrong = dialog.locator('[aria-invalid=true]');
  await wrong.waitFor();
  const refusedField = await wrong.getAttribute('name');
  const note = await wrong.getAttribute('aria-describedby');
  const refusal = await page.locator(`[id="${note}"]`).innerText();
  await page.screenshot({ path: screenshot });
  await fill({ Id: 'yard' });
  await create();
  await page.getByText('Site created').waitFor();

  await open('Stations', 'New station');
  await fill({ Id: 'YARD.1', Password: 'a long enough password' });
  await fill({ 'Charge up to': '22' });
  // The new site may take a moment to be among those one can choose.
  await dialog.getByLabel('Site', { exact: true }).selectOption({ label: 'Yard' });
  await create();
  await page.getByText('Station created').waitFor();

  await open('Tokens', 'New token');
  await fill({ Token: 'CAFE0001', Holder: 'Night shift' });
  await create();
  await page.getByText('Token created').waitFor();

  await page.goto(`${address}/stations/YARD.1`);
  await page.getByRole('heading', { name: 'YARD.1' }).waitFor();
  console.log(JSON.stringify({ refusedField, refusal }));
});
