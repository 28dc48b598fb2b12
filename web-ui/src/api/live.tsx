import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { forgetToken } from './credentials';
import { openEventStream, type StreamState } from './eventStream';
import { apiUrl, authorization } from './http';
import { applyEvents } from './liveCache';
import type { ServerEvent } from './sse';

const TOPICS = 'station,session,sample,plan,site';
/** Events are applied together this often: one render for a burst, and still "live" to the eye. */
const APPLY_EVERY_MS = 250;
/** Sums the server makes (overview, money) are read again at most this often while events arrive. */
const SUMS_EVERY_MS = 3_000;

const StreamContext = createContext<StreamState>({ kind: 'connecting' });

export const useStreamState = () => useContext(StreamContext);

/** Holds the one event stream of the console and feeds the caches from it. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>({ kind: 'connecting' });
  useEffect(() => follow(client, setState), [client]);
  return <StreamContext value={state}>{children}</StreamContext>;
}

function follow(client: QueryClient, onState: (state: StreamState) => void): () => void {
  let waiting: ServerEvent[] = [];
  let sumsReadAt = 0;
  let missed = false;

  const apply = () => {
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    notifyManager.batch(() => applyEvents(client, events));
    if (Date.now() - sumsReadAt < SUMS_EVERY_MS) return;
    sumsReadAt = Date.now();
    void client.invalidateQueries({ queryKey: ['overview'] });
    void client.invalidateQueries({ queryKey: ['sessions', 'ledger'] });
  };

  const timer = setInterval(apply, APPLY_EVERY_MS);
  const close = openEventStream({
    url: apiUrl('/events', { topics: TOPICS }),
    headers: authorization,
    onEvent: (event) => waiting.push(event),
    onUnauthorized: forgetToken,
    onState: (state) => {
      // What happened while the stream was away is read again, once.
      if (state.kind === 'open' && missed) void client.invalidateQueries();
      missed = state.kind === 'open' ? false : missed || state.kind === 'waiting';
      onState(state);
    },
  });
  return () => {
    clearInterval(timer);
    close();
  };
}
