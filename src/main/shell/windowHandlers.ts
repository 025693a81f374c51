import type { EngineClient, EngineState } from '@engine/client';
import type { EntryOutput } from '@shared/contract/entry';
import type { shellContract } from '@shared/features/shell/contract';
import { paintTitleBar } from './mainWindow';
import type { SettingsFile } from './settingsFile';
import type { ShellHandlers } from './shellEntries';

/** The window's own affairs. */
export function windowHandlers(
  engine: EngineClient,
  settings: SettingsFile,
  /** A restore was asked for and is carried out by the next start of the engine. */
  restoreWaits: () => boolean,
): ShellHandlers<typeof shellContract> {
  return {
    'shell.engineState': async () => shownState(engine.state()),
    'shell.restartEngine': async () => {
      const { phase } = engine.state();
      // A healthy engine is left alone, except for a restore: the button belongs to one that hangs, waits for its next
      // try or has given up.
      const stands = phase === 'hung' || phase === 'down' || phase === 'failed';
      if (stands || restoreWaits()) engine.restart();
      return {};
    },
    'shell.setTheme': async ({ theme }, { window }) => {
      settings.write({ theme });
      paintTitleBar(window, settings);
      return {};
    },
  };
}

function shownState(state: EngineState): EntryOutput<(typeof shellContract)['shell.engineState']> {
  if (state.phase === 'failed') return { phase: 'failed', failure: state.failure };
  return { phase: state.phase === 'stopped' ? 'down' : state.phase, failure: null };
}
