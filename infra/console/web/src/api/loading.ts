import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from './client.ts';

export interface Loaded<T> {
  /** The newest answer; kept while the server is away. */
  value?: T;
  error?: unknown;
  loading: boolean;
  reload: () => void;
}

/**
 * Asks when `key` changes and then every `every` milliseconds, as long as the page is seen. An answer that comes after the page
 * went on to another key is dropped. While the server is away, it is asked again after 1, 2, 4 … seconds.
 */
export function useLoaded<T>(key: string, ask: (signal: AbortSignal) => Promise<T>, every?: number): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: unknown; loading: boolean }>({ key, loading: true });
  const [turn, setTurn] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let misses = 0;
    const again = (after: number | undefined) => {
      if (after !== undefined && !stop.signal.aborted) {
        timer = setTimeout(run, after);
      }
    };
    const run = () => {
      if (document.hidden) {
        again(every ?? 2000);
        return;
      }
      asking.current(stop.signal).then(
        (value) => {
          misses = 0;
          if (!stop.signal.aborted) {
            setState({ key, value, loading: false });
            again(every);
          }
        },
        (error: unknown) => {
          if (!stop.signal.aborted) {
            setState((before) => ({ key, value: before.key === key ? before.value : undefined, error, loading: false }));
            again(error instanceof ApiError && error.passing ? Math.min(15_000, 1000 * 2 ** misses++) : every);
          }
        },
      );
    };
    setState((before) => (before.key === key ? { ...before, loading: true } : { key, loading: true }));
    run();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [key, turn, every]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const current = state.key === key ? state : { loading: true };
  return { ...current, reload };
}
