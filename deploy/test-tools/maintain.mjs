// Keeps a variable of a station as wished, in a console. Prints what came of it as one line of JSON;
// ends with an error when something is not there in time.
//
//   node maintain.mjs ADDRESS PASSWORD CHROMIUM SCREENSHOT
import { asAdministrator } from './operator.mjs';

const [address, password, chromium, screenshot] = process.argv.slice(2);
const STATION = 'depot-van-02';
const SOON_MS = 90_000;

await asAdministrator({ address, password, chromium }, async (page, complaints) => {
  const dialog = page.getByRole('dialog');
  const row = (text) => page.getByRole('row').filter({ hasText: text });

  await page.goto(`${address}/stations/${STATION}/device`);
  await page.getByRole('searchbox').fill('heartbeat');
  await page.getByRole('button', { name: 'HeartbeatInterval' }).click();
  await dialog.getByLabel('Value').fill('77');
  await dialog.getByRole('button', { name: 'Keep it so' }).click();
  const wish = row('ocppcommctrlr/heartbeatinterval');
  await wish.getByText('As wished').waitFor({ timeout: SOON_MS });
  const actual = await wish.getByRole('cell').nth(3).innerText();

  await page.screenshot({ path: screenshot });
  console.log(JSON.stringify({ actual, complaints }));
});
