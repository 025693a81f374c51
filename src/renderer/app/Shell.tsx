import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setLanguage } from '../i18n';
import { applyDensity, useColorMode } from '../ui/colorMode';
import { ListToolsContext } from '../ui/listTools';
import type { Registration, Shortcut } from '../ui/shortcuts/registry';
import { useRegistrations, useShortcuts } from '../ui/shortcuts/useShortcuts';
import { AppFrame } from './AppFrame';
import { Clock } from './Clock';
import { CommandPalette } from './CommandPalette';
import { type AppCommand, useRegisteredCommands } from './commands';
import { EngineNotice } from './EngineNotice';
import { KeySheet } from './KeySheet';
import { allowedPlaces, deepPlaces, type NavPlace, navGroups, settingsPlace } from './nav';
import { useSession } from './session';
import { useSlots } from './slots';

/** Follows the settings of the workshop and the language of whoever is signed in. */
function usePreferences(): void {
  const { session } = useSession();
  const { setMode } = useColorMode();
  const theme = session?.theme;
  const density = session?.density;
  const language = session?.signedIn?.language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the stored choice decides, not the setter
  useEffect(() => {
    if (theme) setMode(theme);
  }, [theme]);
  useEffect(() => {
    if (density) applyDensity(density);
  }, [density]);
  useEffect(() => {
    if (language) setLanguage(language);
  }, [language]);
}

/** The window's root: whoever is let in by the gate gets the frame with the page of the address. */
export function Shell() {
  const { Gate = Open } = useSlots();
  usePreferences();
  return (
    <Gate>
      <SignedIn />
    </Gate>
  );
}

const Open = ({ children }: { children: ReactNode }) => children;

function SignedIn() {
  const { t } = useTranslation();
  const router = useRouter();
  const { pathname } = useLocation();
  const { may } = useSession();
  const { Search, Actions, User, Backup, Notices, Overlays, Scanner, Files, Views, Print } = useSlots();
  const mayPrint = may('printing.print');
  const tools = useMemo(() => ({ Files, Views, Print, mayPrint }), [Files, Views, Print, mayPrint]);
  const registrations = useRegistrations();
  const commands = useRegisteredCommands();
  const [palette, setPalette] = useState(false);
  const [sheet, setSheet] = useState<readonly Registration[] | null>(null);

  const exists = (path: string) => path in router.routesByPath;
  const groups = navGroups.map((group) => allowedPlaces(group, exists, may));
  const [settings = null] = allowedPlaces([settingsPlace], exists, may);
  const places = [...groups.flat(), ...(settings ? [settings] : [])];
  const go = (place: NavPlace) => router.history.push(place.path);

  useShortcuts(
    [
      {
        keys: ['F1', '?'],
        label: t(($) => $.app.keys.keySheet),
        bar: false,
        run: () => setSheet(registrations),
      },
      { keys: 'Ctrl+K', label: t(($) => $.app.keys.commands), run: () => setPalette(true) },
      ...places.flatMap((place): Shortcut[] =>
        place.name === 'board' && place.key
          ? [{ keys: place.key, label: t(($) => $.app.keys.board), run: () => go(place) }]
          : [],
      ),
    ],
    { layer: 'app' },
  );

  const deep = allowedPlaces(deepPlaces, exists, may);
  const deepCommands = deep.map(
    ({ name, under, path }): AppCommand => ({
      id: `go.${name}`,
      label: t(($) => $.app.palette.places[name]),
      group: t(($) => $.app.nav[under]),
      run: () => router.history.push(path),
    }),
  );
  const sections = places.map(
    (place): AppCommand => ({
      id: `go.${place.name}`,
      label: t(($) => $.app.nav[place.name]),
      group: t(($) => $.app.palette.go),
      icon: place.icon,
      run: () => go(place),
    }),
  );

  return (
    <>
      <AppFrame
        groups={groups}
        deep={deep}
        settings={settings}
        pathname={pathname}
        search={Search && <Search />}
        actions={Actions && <Actions />}
        clock={<Clock />}
        user={User && <User />}
        backup={Backup && <Backup />}
        notices={
          <>
            <EngineNotice />
            {Notices && <Notices />}
            {Scanner && <Scanner />}
          </>
        }
      >
        <ListToolsContext value={tools}>
          <Outlet />
        </ListToolsContext>
      </AppFrame>
      <CommandPalette
        open={palette}
        commands={[...commands, ...deepCommands, ...sections]}
        onClose={() => setPalette(false)}
      />
      {Overlays && <Overlays />}
      <KeySheet registrations={sheet} onClose={() => setSheet(null)} />
    </>
  );
}
