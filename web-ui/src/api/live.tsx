import {
  hashKey,
  notifyManager,
  type QueryClient,
  type QueryKey,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { forgetToken } from './credentials';
import { openEventStream, type StreamState } from './eventStream';
import { apiUrl, authorization } from './http';
import { applyEvents } from './liveCache';
import type { ServerEvent } from './sse';

const TOPICS = 'station,session,sample,plan,site';
/** Events are applied together this often: one render for a burst, and still "live" to the eye. */
const APPLY_EVERY_MS = 250;
/** Lists that lack something are read again at most this often. */
const LISTS_EVERY_MS = 2_000;
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
  let listsReadAt = 0;
  let missed = false;
  const outdated = new Map<string, QueryKey>();

  const readLists = () => {
    if (outdated.size === 0 || Date.now() - listsReadAt < LISTS_EVERY_MS) return;
    listsReadAt = Date.now();
    for (const queryKey of outdated.values()) void client.invalidateQueries({ queryKey });
    outdated.clear();
  };

  const apply = () => {
    const events = waiting;
    waiting = [];
    if (events.length > 0) {
      const keys = notifyManager.batch(() => applyEvents(client, events));
      for (const key of keys) outdated.set(hashKey(key), key);
    }
    readLists();
    if (events.length === 0) return;
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
