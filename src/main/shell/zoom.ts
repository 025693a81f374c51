import type { WebContents } from 'electron';
import type { SettingsFile } from './settingsFile';

/** Steps of Ctrl + and Ctrl −, up to 200 % (design §2). */
const ZOOM_STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

/** The zoom after a key, by the physical key, so that it works on a Cyrillic layout; null for any other key. */
export function zoomAfterKey(code: string, zoom: number): number | null {
  switch (code) {
    case 'Equal':
    case 'NumpadAdd':
      return ZOOM_STEPS.find((step) => step > zoom + 0.001) ?? zoom;
    case 'Minus':
    case 'NumpadSubtract':
      return ZOOM_STEPS.findLast((step) => step < zoom - 0.001) ?? zoom;
    case 'Digit0':
    case 'Numpad0':
      return 1;
    default:
      return null;
  }
}

export function applyZoom(contents: WebContents, settings: SettingsFile): void {
  contents.setZoomFactor(settings.read().zoom);
}

/** Binds Ctrl + − 0; there is no menu that would. */
export function zoomByKeyboard(contents: WebContents, settings: SettingsFile, changed: () => void): void {
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || !input.control || input.alt || input.meta) return;
    const zoom = zoomAfterKey(input.code, settings.read().zoom);
    if (zoom === null) return;
    event.preventDefault();
    settings.write({ zoom });
    contents.setZoomFactor(zoom);
    changed();
  });
}
