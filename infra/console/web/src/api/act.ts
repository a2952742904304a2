// Things that people do: one at a time, with what came of it told at the top of the page.
import { createContext, useCallback, useContext, useState } from 'react';
import { wordsOf } from './client.ts';

export interface Notice {
  id: number;
  type: 'success' | 'error' | 'info' | 'in-progress';
  header: string;
  text?: string;
  link?: { text: string; href: string };
}

export const NoticesContext = createContext<{ tell: (notice: Omit<Notice, 'id'>) => number; untell: (id: number) => void }>({ tell: () => 0, untell: () => {} });

export const useNotices = () => useContext(NoticesContext);

/** Runs what is done, says so, and tells errors. */
export function useAct(): { busy: boolean; act: (what: string, work: () => Promise<void>) => Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const { tell } = useNotices();
  const act = useCallback(
    async (what: string, work: () => Promise<void>) => {
      setBusy(true);
      try {
        await work();
        return true;
      } catch (error) {
        const { title, text } = wordsOf(error);
        tell({ type: 'error', header: `${what} did not work: ${title}`, text });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [tell],
  );
  return { busy, act };
}
