// Signs in to a console like an operator would, opens a live session and watches it. Prints what it
// saw as one line of JSON; ends with an error and a sentence when something is not there in time.
//
//   node live-session.mjs ADDRESS PASSWORD CHROMIUM SCREENSHOT
import { asAdministrator } from './operator.mjs';

const [address, password, chromium, screenshot] = process.argv.slice(2);
const LIVE_WITHIN_MS = 30_000;

await asAdministrator({ address, password, chromium }, async (page, complaints) => {
  await page.getByText('Live', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Sessions' }).first().click();
  await page.getByRole('link', { name: 'van-01', exact: true }).click();
  await page.getByRole('heading', { name: 'van-01' }).waitFor();
  const chart = page.getByRole('img', { name: /^Session/ });
  await chart.waitFor();
  const drawn = await inked(chart);
  const before = await page.locator('main').innerText();
  await page.waitForFunction((text) => document.querySelector('main')?.innerText !== text, before, {
    timeout: LIVE_WITHIN_MS,
  });
  const grown = await changes(chart, LIVE_WITHIN_MS);
  await page.screenshot({ path: screenshot, fullPage: true });
  // A new plan is being sent now and then; between them the car follows one.
  const following = await page.waitForFunction(
    () => [document.querySelector('main')?.innerText].find((text) => text?.includes('Following')),
    undefined,
    { timeout: LIVE_WITHIN_MS },
  );
  const text = await following.jsonValue();
  console.log(JSON.stringify({ drawn, grown, text, complaints }));
});

/** How many pixels of the chart's canvases are not empty. */
function inked(chart) {
  return chart.evaluate((host) =>
    [...host.querySelectorAll('canvas')].reduce((sum, canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let inked = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) inked++;
      return sum + inked;
    }, 0),
  );
}

/** Whether the drawing changes by itself. */
async function changes(chart, within) {
  const first = await picture(chart);
  const end = Date.now() + within;
  while (Date.now() < end) if ((await picture(chart)) !== first) return true;
  return false;
}

function picture(chart) {
  return chart.evaluate((host) =>
    [...host.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join(),
  );
}
