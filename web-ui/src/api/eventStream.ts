import { eventParser, type ServerEvent } from './sse';

/** `waiting`: the stream broke and is opened again at `retryAt` (epoch millis). */
export type StreamState = { kind: 'connecting' | 'open' } | { kind: 'waiting'; retryAt: number };

export interface StreamOptions {
  url: string;
  headers: () => Record<string, string> | Promise<Record<string, string>>;
  onEvent: (event: ServerEvent) => void;
  onState: (state: StreamState) => void;
  /** The server refused the credentials: the stream stays closed. */
  onUnauthorized: () => void;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
/** The server sends a comment every 15 s; two missing ones mean that the line is dead. */
const SILENCE_MS = 40_000;

/** Half of the delay is random, so that many consoles do not come back in the same instant. */
export function retryDelay(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return ceiling / 2 + (random * ceiling) / 2;
}

/** Reads the event stream until closed, and opens it again whenever it breaks. Returns how to close it. */
export function openEventStream(options: StreamOptions): () => void {
  const closed = new AbortController();
  void keepReading(options, closed.signal);
  return () => closed.abort();
}

async function keepReading(options: StreamOptions, closed: AbortSignal): Promise<void> {
  for (let attempt = 0; !closed.aborted; attempt++) {
    options.onState({ kind: 'connecting' });
    const outcome = await read(options, closed).catch(() => 'failed' as const);
    if (closed.aborted) return;
    if (outcome === 'unauthorized') return options.onUnauthorized();
    if (outcome === 'ended') attempt = 0;
    const delay = retryDelay(attempt, Math.random());
    options.onState({ kind: 'waiting', retryAt: Date.now() + delay });
    await pause(delay, closed);
  }
}

/** `ended`: it was open and closed by the other side, or fell silent. */
async function read(options: StreamOptions, closed: AbortSignal): Promise<'ended' | 'unauthorized'> {
  const silence = new AbortController();
  const signal = AbortSignal.any([closed, silence.signal]);
  const headers = { Accept: 'text/event-stream', ...(await options.headers()) };
  const response = await fetch(options.url, { headers, signal, cache: 'no-store' });
  if (response.status === 401) return 'unauthorized';
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);

  options.onState({ kind: 'open' });
  const parse = eventParser(options.onEvent);
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const watchdog = setTimeout(() => silence.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(watchdog));
      if (done) return 'ended';
      parse(decoder.decode(value, { stream: true }));
    }
  } catch {
    return 'ended';
  }
}

/** Ends early when the browser says that it is online again. */
function pause(millis: number, closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener('online', over);
      resolve();
    };
    const timer = setTimeout(over, millis);
    addEventListener('online', over);
    closed.addEventListener('abort', over);
  });
}
