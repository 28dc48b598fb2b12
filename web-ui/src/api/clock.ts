import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { http } from './http';
import type { ClockReading } from './types';

/** The server's time, which may run faster than ours (`speed`), advanced locally between readings. */
export interface Clock {
  now: number;
  speed: number;
}

interface Anchor {
  serverMillis: number;
  localMillis: number;
  speed: number;
}

export function timeAt(anchor: Anchor, localMillis: number): number {
  return anchor.serverMillis + (localMillis - anchor.localMillis) * anchor.speed;
}

const READ_AGAIN_MS = 30_000;

async function readAnchor(): Promise<Anchor> {
  const asked = Date.now();
  const reading = await http.get<ClockReading>('/clock');
  const answered = Date.now();
  return {
    serverMillis: Date.parse(reading.now),
    localMillis: (asked + answered) / 2,
    speed: reading.speed,
  };
}

/** Now on the server, rendered again every `everyMillis` of real time; our own clock until it answered. */
export function useClock(everyMillis = 1_000): Clock {
  const { data: anchor } = useQuery({
    queryKey: ['clock'],
    queryFn: readAnchor,
    refetchInterval: READ_AGAIN_MS,
    structuralSharing: false,
  });
  const [local, setLocal] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setLocal(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  if (!anchor) return { now: local, speed: 1 };
  return { now: timeAt(anchor, Math.max(local, anchor.localMillis)), speed: anchor.speed };
}
