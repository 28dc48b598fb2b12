// Adds a passkey of a device that Chromium plays, signs out, and signs in by it alone. Prints what
// came of it as one line of JSON; ends with an error when something is not there in time.
//
//   node passkey.mjs ADDRESS PASSWORD CHROMIUM SCREENSHOT
import { asAdministrator } from './operator.mjs';

const [address, password, chromium, screenshot] = process.argv.slice(2);
const NAME = 'Key ring';

await asAdministrator({ address, password, chromium }, async (page, complaints) => {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const dialog = page.getByRole('dialog');

  await page.goto(`${address}/settings`);
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await dialog.getByLabel('Name of the passkey').fill(NAME);
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: 'Next' }).click();
  const row = page.getByRole('table', { name: 'Passkeys' }).getByRole('row').filter({ hasText: NAME });
  await row.waitFor();

  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await row.waitFor();
  const used = await row.getByRole('cell').nth(2).innerText();
  await page.screenshot({ path: screenshot });
  // The event stream ends with the login, which a browser notes.
  const others = complaints.filter((text) => !text.includes('ERR_INCOMPLETE_CHUNKED_ENCODING'));
  console.log(JSON.stringify({ used, complaints: others }));
});
