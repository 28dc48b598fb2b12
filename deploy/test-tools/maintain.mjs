// Keeps a variable of a station as wished, asks the station for its log, and rolls firmware out to it,
// all in a console. Prints what came of it as one line of JSON; ends with an error when something is
// not there in time.
//
//   node maintain.mjs ADDRESS PASSWORD CHROMIUM SCREENSHOT
import { asAdministrator } from './operator.mjs';

const [address, password, chromium, screenshot] = process.argv.slice(2);
const STATION = 'depot-van-02';
const SOON_MS = 150_000;

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

  await page.goto(`${address}/stations/${STATION}/maintenance`);
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  const wanted = page.getByRole('table', { name: 'Logs' }).getByRole('row').nth(1);
  await wanted.getByText('Uploaded').waitFor({ timeout: SOON_MS });
  await wanted.getByRole('button', { name: 'Download' }).waitFor({ timeout: SOON_MS });
  const log = await wanted.innerText();

  await page.goto(`${address}/firmware`);
  await page.getByRole('button', { name: 'Add image' }).click();
  const content = { name: 'station.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(50_000, 7) };
  await dialog.getByLabel('File').setInputFiles(content);
  await dialog.getByLabel('Version').fill('2.0');
  await dialog.getByRole('button', { name: 'Add image' }).click();
  await page.getByRole('button', { name: 'Roll out' }).first().click();
  await dialog.getByLabel('Stations').fill(STATION);
  await dialog.getByRole('button', { name: 'Roll out' }).click();
  await page.getByRole('link', { name: 'station.bin 2.0' }).click();
  // With a car at it, it has the firmware and waits for the car to leave.
  const member = row(STATION).filter({ hasText: /InstallScheduled|Installed/ });
  await member.waitFor({ timeout: SOON_MS });
  const campaign = await member.innerText();
  await page.screenshot({ path: screenshot });
  console.log(JSON.stringify({ actual, log, campaign, complaints }));
});
