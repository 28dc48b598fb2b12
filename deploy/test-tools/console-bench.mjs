// Does with a console what an operator of a large fleet does, and measures how busy the page's thread
// is with it; the same with a bare list, in turns. Before: what a first load takes on a cold cache
// until there is a chart. Prints it all as one line of JSON.
//
//   node console-bench.mjs ADDRESS PASSWORD CHROMIUM TURNS
import { readFileSync } from 'node:fs';
import { asAdministrator } from './operator.mjs';
import { measured, watchInteractions } from './tasks.mjs';

const [address, password, chromium, turns] = process.argv.slice(2);
const BARE = readFileSync(new URL('bare-list.html', import.meta.url), 'utf8');
/** Never asked for outside of the browser. */
const BARE_ADDRESS = 'http://bare.invalid/';
const LISTEN_MS = 5_000;
const PATIENCE_MS = 120_000;
const CHART = 'main canvas';
/** The largest parts of the first load that are named. */
const PARTS = 12;

await asAdministrator({ address, password, chromium }, async (signedIn) => {
  const browser = signedIn.context().browser();
  const token = await signedIn.evaluate(() => sessionStorage.getItem('voltide.token'));
  const complaints = [];
  await signedIn.goto('about:blank');
  const fresh = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript((kept) => sessionStorage.setItem('voltide.token', kept), token);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    await watchInteractions(page);
    return page;
  };
  const firstLoad = await load(await fresh());
  const eventsPerSecond = await listen(token);
  const seen = { bare: [], console: [] };
  for (let turn = 0; turn < turns; turn++) {
    seen.bare.push(...(await tour(await fresh(), bareList)));
    seen.console.push(...(await tour(await fresh(), consolePages)));
  }
  console.log(JSON.stringify({ firstLoad, eventsPerSecond, ...seen, complaints }));
});

/** Bytes as they came over the wire, heads included, until the first chart is drawn. */
async function load(page) {
  const session = await page.context().newCDPSession(page);
  const requests = new Map();
  const add = (id, bytes) => {
    const request = requests.get(id);
    if (request) request.bytes += bytes;
  };
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request }) =>
    requests.set(requestId, { path: new URL(request.url).pathname, bytes: 0 }),
  );
  session.on('Network.responseReceived', ({ requestId, response }) => add(requestId, response.encodedDataLength));
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => add(requestId, encodedDataLength));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(CHART).first().waitFor();
  const millis = performance.now() - began;
  const all = [...requests.values()];
  await page.context().close();
  const bytesOf = (some) => some.reduce((sum, { bytes }) => sum + bytes, 0);
  const [stream, load] = [all.filter(isStream), all.filter((one) => !isStream(one))];
  const answers = load.filter(({ path }) => path.startsWith('/api/'));
  const parts = load.toSorted((a, b) => b.bytes - a.bytes).slice(0, PARTS);
  return {
    requests: load.length,
    bytes: bytesOf(load),
    answers: bytesOf(answers),
    stream: bytesOf(stream),
    millis,
    parts,
  };
}

function isStream({ path }) {
  return path === '/api/v1/events';
}

/** Events in a second of the stream that the console listens to. */
async function listen(token) {
  const over = AbortSignal.timeout(LISTEN_MS);
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
  let events = 0;
  try {
    const stream = await fetch(`${address}/api/v1/events?topics=station,session,sample,plan,site`, { headers, signal: over });
    for await (const bytes of stream.body) events += Buffer.from(bytes).toString().split('\ndata:').length - 1;
  } catch (ended) {
    if (!over.aborted) throw ended;
  }
  return (1000 * events) / LISTEN_MS;
}

async function tour(page, stops) {
  const seen = [];
  const note = async (name, gesture, work) => seen.push({ page: name, gesture, ...(await measured(page, work)) });
  await stops(page, note);
  await page.context().close();
  return seen;
}

async function bareList(page, note) {
  await page.route(BARE_ADDRESS, (asked) => asked.fulfill({ contentType: 'text/html', body: BARE }));
  await page.goto(BARE_ADDRESS);
  await note('bare list', 'scroll', () => scroll(page));
  await note('bare list', 'chart', () => moveOver(page, CHART));
  await note('bare list', 'search', () => type(page.getByLabel('Search'), 'bench-19'));
  await note('bare list', 'sort', () => page.getByRole('button', { name: 'Sort' }).click());
}

async function consolePages(page, note) {
  await page.goto(address);
  await page.locator(CHART).first().waitFor();
  await settled(page);
  await note('overview', 'scroll', () => scroll(page));
  await note('overview', 'chart', () => moveOver(page, CHART));
  await note('overview', 'palette', () => palette(page, 'bench-19'));

  await note('stations', 'open', () => follow(page, page.getByRole('link', { name: 'Stations' }).first()));
  const search = page.locator('[data-list-search]');
  await note('stations', 'scroll', () => scroll(page));
  await note('stations', 'sort', () => page.locator('thead button').nth(1).click());
  await note('stations', 'search', () => type(search, 'bench-19'));
  await note('stations', 'palette', () => palette(page, 'site'));

  const row = page.locator('tbody tr td a').first();
  await row.waitFor();
  await note('station', 'open', () => follow(page, row));
  await note('station', 'scroll', () => scroll(page));

  await page.getByRole('link', { name: 'Sites' }).first().click();
  const site = page.locator('main a[href^="/sites/"]').first();
  await site.waitFor();
  await note('site', 'open', () => follow(page, site));
  await page.locator(CHART).first().waitFor();
  await note('site', 'scroll', () => scroll(page));
  await note('site', 'chart', () => moveOver(page, CHART));

  await page.getByRole('link', { name: 'Sessions' }).first().click();
  const session = page.locator('main a[href^="/sessions/"]').first();
  await session.waitFor();
  await note('session', 'open', () => follow(page, session));
  await page.locator(CHART).first().waitFor();
  await note('session', 'scroll', () => scroll(page));
  await note('session', 'chart', () => moveOver(page, CHART));
}

function settled(page) {
  return page.locator('main [aria-busy=true], main [data-loading]').first().waitFor({ state: 'detached' });
}

/** Down and up again, as fast as a hand at a wheel. */
async function scroll(page) {
  await page.mouse.move(900, 500);
  for (let i = 0; i < 40; i++) {
    await page.mouse.wheel(0, i < 30 ? 400 : -1_200);
    await page.waitForTimeout(50);
  }
}

async function moveOver(page, chart) {
  const drawn = page.locator(chart).first();
  await drawn.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await drawn.boundingBox();
  for (let i = 1; i < 60; i++) await page.mouse.move(x + (width * i) / 60, y + height / 2);
}

async function type(field, text) {
  await field.click();
  await field.pressSequentially(text, { delay: 80 });
}

async function palette(page, text) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().pressSequentially(text, { delay: 80 });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
}

async function follow(page, link) {
  const before = page.url();
  await link.click();
  await page.waitForURL((url) => url.href !== before);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
}
