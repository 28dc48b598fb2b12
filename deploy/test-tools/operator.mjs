// Opens a console in a browser and signs in like somebody would.
import { chromium as browsers } from 'playwright-core';

// Containers often have less shared memory than a page takes: without it pages crash now and then.
export const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage'];

export const asAdministrator = (given, work) => asUser({ name: 'admin', ...given }, work);

/**
 * Does something with a page that shows the overview, and closes the browser. `complaints` collects
 * what the browser's console calls an error.
 */
export async function asUser({ address, name, password, chromium }, work) {
  const browser = await browsers.launch({ executablePath: chromium, args: ARGUMENTS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(address);
    await page.getByLabel('User name').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    try {
      await work(page, complaints);
    } catch (missing) {
      // What was missing comes first: reports of tests are cut after their first line.
      const [what, ...where] = missing.message.split('\n').filter((line) => line.trim());
      console.error(`${what} ${where.join(' ')} at ${page.url()}`);
      process.exitCode = 1;
      // A page that crashed shows nothing any more.
      console.error(await page.locator('body').innerText({ timeout: 5_000 }).catch(String));
    }
  } finally {
    await browser.close();
  }
}
