import { createContext, useContext } from 'react';

export interface Preferences {
  mode: 'light' | 'dark' | 'system';
  zone: 'local' | 'utc';
  /** Under which tasks are taken and completed. */
  name?: string;
}

const STORED = 'baton.preferences';
const USUAL: Preferences = { mode: 'system', zone: 'local' };

export function storedPreferences(): Preferences {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<Preferences>) };
  } catch {
    return USUAL;
  }
}

export function storePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing shows the usual.
  }
}

export const isDark = (preferences: Preferences): boolean =>
  preferences.mode === 'dark' || (preferences.mode === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);

export const PreferencesContext = createContext<{ preferences: Preferences; change: (changes: Partial<Preferences>) => void }>({
  preferences: USUAL,
  change: () => {},
});

export const usePreferences = () => useContext(PreferencesContext);
