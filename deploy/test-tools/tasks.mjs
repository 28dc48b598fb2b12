// What keeps a page's thread busy while something is done with it, as the browser itself traces it.

const CATEGORIES = ['disabled-by-default-devtools.timeline'];
/** Work that what was done has caused, such as the next answers and events. */
const SETTLE_MS = 700;

/** Watches what the page's people would notice; to be called before it loads. */
export function watchInteractions(page) {
  return page.addInitScript(() => {
    globalThis.interactions = [];
    new PerformanceObserver((list) => globalThis.interactions.push(...list.getEntries())).observe({
      type: 'event',
      durationThreshold: 16,
    });
  });
}

/**
 * Does something and answers how busy the page's thread was with it: its tasks' CPU time in all
 * (`cpuMs`), the longest task in CPU time and on the clock, and the longest time from a key or click
 * to the end of what handles it (`latencyMs`), 0 when none took 16 ms.
 */
export async function measured(page, work) {
  await page.evaluate(() => globalThis.interactions.splice(0));
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  const began = performance.now();
  await work();
  await page.waitForTimeout(SETTLE_MS);
  const trace = await browser.stopTracing();
  const seconds = (performance.now() - began) / 1000;
  const latencyMs = await page.evaluate(() =>
    Math.max(
      0,
      ...globalThis.interactions
        .filter(({ interactionId }) => interactionId > 0)
        .map(({ startTime, processingEnd }) => processingEnd - startTime),
    ),
  );
  return { seconds, latencyMs, ...summary(JSON.parse(trace.toString()).traceEvents) };
}

function summary(events) {
  const ofPages = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && ofPages.has(`${pid} ${tid}`));
  const most = (figure) => tasks.reduce((longest, task) => Math.max(longest, figure(task) ?? 0), 0) / 1000;
  return {
    cpuMs: tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000,
    longestCpuMs: most(({ tdur }) => tdur),
    longestMs: most(({ dur }) => dur),
  };
}
