import { describe, expect, it } from 'vitest';
import { ariaKeys, type KeyPress, pressesKeys, worksInFields } from './keys';
import { matchShortcut, type Registration, type Shortcut, ShortcutRegistry } from './registry';

const press = (code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});
const shortcut = (keys: string, rest: Partial<Shortcut> = {}): Shortcut => ({
  keys,
  label: keys,
  run: () => {},
  ...rest,
});
const at = (layer: Registration['layer'], ...shortcuts: Shortcut[]): Registration => ({ layer, shortcuts });

describe('pressesKeys', () => {
  it('reads the physical key, so that a Cyrillic layout does not lose Ctrl+K', () => {
    expect(pressesKeys(press('KeyK', { key: 'к', ctrlKey: true }), 'Ctrl+K')).toBe(true);
  });

  it('does not take a chord with another modifier for the plain key', () => {
    expect(pressesKeys(press('F2', { altKey: true }), 'F2')).toBe(false);
    expect(pressesKeys(press('F2', { altKey: true }), 'Alt+F2')).toBe(true);
  });

  it('counts the number pad as the same digits and Enter', () => {
    expect(pressesKeys(press('Numpad4'), '4')).toBe(true);
    expect(pressesKeys(press('NumpadEnter', { ctrlKey: true }), 'Ctrl+Enter')).toBe(true);
  });
});

describe('matchShortcut', () => {
  const page = shortcut('F9');
  const app = shortcut('F9');

  it('gives a key to the page before the frame', () => {
    expect(matchShortcut([at('page', page), at('app', app)], press('F9'), false)).toBe(page);
  });

  it('lets nothing below an open dialog act: F9 must not issue materials behind a question', () => {
    expect(
      matchShortcut([at('page', page), at('dialog', shortcut('Esc'))], press('F9'), false),
    ).toBeUndefined();
  });

  it('falls through to the frame where the page has switched its key off', () => {
    const off = shortcut('F9', { enabled: false });
    expect(matchShortcut([at('app', app), at('page', off)], press('F9'), false)).toBe(app);
  });

  it('leaves a digit to the field that is being typed in, but not F keys', () => {
    const digit = shortcut('1');
    expect(matchShortcut([at('page', digit)], press('Digit1'), true)).toBeUndefined();
    expect(matchShortcut([at('page', digit)], press('Digit1'), false)).toBe(digit);
    expect(matchShortcut([at('page', page)], press('F9'), true)).toBe(page);
    expect(worksInFields('Alt+1')).toBe(true);
  });
});

describe('ShortcutRegistry', () => {
  it('forgets the keys of a page that was left', () => {
    const registry = new ShortcutRegistry();
    const leave = registry.add(at('page', shortcut('F9')));
    leave();
    expect(registry.snapshot()).toEqual([]);
  });
});

describe('ariaKeys', () => {
  it('spells chords as assistive technology expects', () => {
    expect(ariaKeys('Ctrl+Enter')).toBe('Control+Enter');
    expect(ariaKeys('Esc')).toBe('Escape');
  });
});
