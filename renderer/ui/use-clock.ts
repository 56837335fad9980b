import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** The moment now, renewed at each turn of the minute. */
export function useClock(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(turn, MINUTE_MS - (Date.now() % MINUTE_MS));
    };
    const turn = () => {
      setNowMs(Date.now());
      wait();
    };
    wait();
    return () => window.clearTimeout(timer);
  }, []);
  return nowMs;
}
