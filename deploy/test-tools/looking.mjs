// Looks at pages of a console with axe for what people with disabilities could not use, and leaves a
// picture of each in a folder.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const SCREENS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** What `look` has found so far: `seen` pages and what somebody could not read or use there. */
export function looker(page, pictures) {
  mkdirSync(pictures, { recursive: true });
  const found = { seen: 0, barriers: [] };
  const look = async (name) => {
    await page.locator('main [aria-busy=true], main [role=status], main [data-loading]').first().waitFor({ state: 'detached' });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    // Not as a script of the page: its content security policy would rightly refuse it.
    await page.evaluate(axe);
    const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), RULES);
    for (const { id, nodes } of violations) found.barriers.push(`${name}: ${id} ${nodes[0].html.slice(0, 160)}`);
    found.seen++;
  };
  return { found, look };
}

/** A page that shows its address, with nothing of the one before. */
export async function open(page, address) {
  await page.goto(address);
  await page.locator('main h1').waitFor();
}
