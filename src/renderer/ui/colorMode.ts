import { useColorScheme } from '@mui/material/styles';

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

/** Dense rows for the desk, tall ones for a touch screen at the counter. */
export function applyDensity(density: Density): void {
  document.documentElement.dataset.density = density;
}
