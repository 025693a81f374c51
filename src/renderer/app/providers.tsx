import { StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import { AdapterDateFns } from '@mui/x-date-pickers/AdapterDateFns';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import { QueryClientProvider } from '@tanstack/react-query';
import { bg, enGB } from 'date-fns/locale';
import { type ReactNode, useEffect } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { callFull } from '../api/client';
import { listenToEngine } from '../api/engineEvents';
import { queryClient } from '../api/queryClient';
import { i18n } from '../i18n';
import { useColorMode } from '../ui/colorMode';
import { listenForShortcuts } from '../ui/shortcuts/useShortcuts';
import { theme } from '../ui/theme';

/** Look and language: all that a component of the design system needs. */
export function LookProviders({ children }: { children: ReactNode }) {
  return (
    <I18nextProvider i18n={i18n}>
      <StyledEngineProvider enableCssLayer>
        <ThemeProvider
          theme={theme}
          defaultMode="system"
          modeStorageKey="maistor.theme"
          disableTransitionOnChange
        >
          <Calendars>{children}</Calendars>
        </ThemeProvider>
      </StyledEngineProvider>
    </I18nextProvider>
  );
}

function Calendars({ children }: { children: ReactNode }) {
  const { i18n: current } = useTranslation();
  useEffect(listenForShortcuts, []);
  return (
    <LocalizationProvider dateAdapter={AdapterDateFns} adapterLocale={current.language === 'en' ? enGB : bg}>
      {children}
    </LocalizationProvider>
  );
}

/** Everything around the router. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <LookProviders>
        <WindowLinks />
        {children}
      </LookProviders>
    </QueryClientProvider>
  );
}

/** Keeps the window and the program together: engine events in, the colour of the window's buttons out. */
function WindowLinks() {
  const { shown } = useColorMode();
  useEffect(listenToEngine, []);
  useEffect(() => {
    void callFull('shell.setTheme', { theme: shown, requestId: crypto.randomUUID() }).catch(() => undefined);
  }, [shown]);
  return null;
}
