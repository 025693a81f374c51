import { useColorScheme } from '@mui/material/styles';
import { useEffect, useState } from 'react';

export type ColorMode = 'light' | 'dark' | 'system';
export type Density = 'dense' | 'counter';

/** The chosen look and the one shown now; the choice is stored by whoever owns the settings. */
export function useColorMode(): {
  mode: ColorMode;
  shown: 'light' | 'dark';
  setMode: (mode: ColorMode) => void;
} {
  const { mode, systemMode, setMode } = useColorScheme();
  const chosen = mode ?? 'system';
  return { mode: chosen, shown: (chosen === 'system' ? systemMode : chosen) ?? 'light', setMode };
}

const DENSITY_KEY = 'maistor.density';

/** Dense rows for the desk, tall ones for a touch screen at the counter. */
export function useDensity(): { density: Density; setDensity: (density: Density) => void } {
  const [density, setDensity] = useState<Density>(() =>
    localStorage.getItem(DENSITY_KEY) === 'counter' ? 'counter' : 'dense',
  );
  useEffect(() => {
    document.documentElement.dataset.density = density;
    localStorage.setItem(DENSITY_KEY, density);
  }, [density]);
  return { density, setDensity };
}
