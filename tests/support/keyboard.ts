import type { Page } from '@playwright/test';

/** Counts what a person presses: a letter, a key or a key with its modifier is one. */
export class Keyboard {
  pressed = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.pressed += [...text].length;
    await this.page.keyboard.type(text);
  }
}
