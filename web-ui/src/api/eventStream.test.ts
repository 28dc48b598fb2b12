// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openEventStream, retryDelay, type StreamState } from './eventStream';
import type { ServerEvent } from './sse';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function streamOf(...chunks: string[]): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  return new Response(body, { status: 200 });
}

function open(onState: (state: StreamState) => void = () => {}) {
  const events: ServerEvent[] = [];
  const onUnauthorized = vi.fn();
  const close = openEventStream({
    url: '/events',
    headers: () => ({ Authorization: 'Bearer t' }),
    onEvent: (event) => events.push(event),
    onState,
    onUnauthorized,
  });
  return { events, onUnauthorized, close };
}

describe('the event stream', () => {
  it('is opened again when it breaks', async () => {
    vi.useFakeTimers();
    const fetching = vi
      .fn()
      .mockResolvedValueOnce(streamOf('event: a\ndata: 1\n\n'))
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValueOnce(streamOf('event: b\ndata: 2\n\n'))
      .mockReturnValue(new Promise(() => {}));
    vi.stubGlobal('fetch', fetching);
    const states: string[] = [];
    const { events, close } = open(({ kind }) => states.push(kind));
    await vi.advanceTimersByTimeAsync(20_000);
    close();
    expect(events.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(states.slice(0, 4)).toEqual(['connecting', 'open', 'waiting', 'connecting']);
    expect(fetching.mock.calls[0]?.[1].headers.Authorization).toBe('Bearer t');
  });

  it('stays closed when the credentials are refused', async () => {
    const fetching = vi.fn().mockResolvedValue(new Response(null, { status: 401 }));
    vi.stubGlobal('fetch', fetching);
    const { onUnauthorized } = open();
    await vi.waitFor(() => expect(onUnauthorized).toHaveBeenCalledOnce());
    expect(fetching).toHaveBeenCalledOnce();
  });

  it('waits longer each time, up to a limit', () => {
    expect(retryDelay(0, 0)).toBe(500);
    expect(retryDelay(0, 1)).toBe(1_000);
    expect(retryDelay(10, 1)).toBe(15_000);
  });
});
