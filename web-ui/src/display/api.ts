import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant } from '../api/types';
import { type Desired, stationPath } from '../devicemodel/api';
import type { t } from '../messages';

/** A message on a display, as in OCPP 2.1 (MessageInfoType). */
export interface DisplayMessage {
  id: number;
  priority: keyof typeof t.display.priorities;
  message: { format: string; content: string; language?: string };
  /** Shown only in this state of the station. */
  state?: keyof typeof t.display.states;
  startDateTime?: Instant;
  endDateTime?: Instant;
}

export interface HeldMessage {
  id: number;
  message: DisplayMessage;
  reportedAt: Instant;
}

/** A message that a display holds, shall hold, or both. */
export interface ShownMessage {
  id: number;
  message: DisplayMessage;
  /** Absent where nobody wished for it. */
  wish?: Desired;
}

export const KIND = 'display-messages';

export const heldQuery = (station: string) =>
  queryOptions({
    queryKey: ['display-messages', station],
    queryFn: () => http.get<HeldMessage[]>(`${stationPath(station)}/display-messages`),
  });

/** What is wished for comes before what the station said last. */
export function shownMessages(held: readonly HeldMessage[], wishes: readonly Desired[]): ShownMessage[] {
  const wished = wishes.filter(({ kind }) => kind === KIND);
  const messages = new Map<number, ShownMessage>(held.map(({ id, message }) => [id, { id, message }]));
  for (const wish of wished) {
    const id = Number(wish.key);
    const message = (wish.desired ?? wish.actual ?? messages.get(id)?.message) as DisplayMessage | undefined;
    if (message) messages.set(id, { id, message, wish });
  }
  return [...messages.values()].toSorted((a, b) => a.id - b.id);
}

/** The lowest number that no message has. */
export function freeId(shown: readonly ShownMessage[]): number {
  const taken = new Set(shown.map(({ id }) => id));
  let id = 1;
  while (taken.has(id)) id++;
  return id;
}
