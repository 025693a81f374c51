import type { Page } from '@playwright/test';

/**
 * A scan as a USB scanner gives it: keys without a pause, into whatever has the focus, Enter at the end. Made inside the
 * window, so that a slow computer does not make a hand of it.
 */
export async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((code) => {
    const codes: Record<string, string> = { '-': 'Minus', '.': 'Period', ' ': 'Space' };
    const press = (key: string, physical: string) => {
      const target = document.activeElement ?? document.body;
      const event = new KeyboardEvent('keydown', {
        ...{ key, code: physical, bubbles: true, cancelable: true },
      });
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (target.dispatchEvent(event) && isField && key.length === 1)
        document.execCommand('insertText', false, key);
    };
    for (const character of code)
      press(
        character,
        codes[character] ?? (/\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`),
      );
    press('Enter', 'Enter');
  }, text);
}
