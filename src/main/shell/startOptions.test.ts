import { describe, expect, it } from 'vitest';
import { startOptions } from './startOptions';

const defaults = { dataDir: '/home/x/data', packaged: false };

describe('start options', () => {
  it('find the data folder between foreign flags; the argument wins over the environment', () => {
    const argv = [
      'electron',
      '--inspect=0',
      '--no-sandbox',
      '--data-dir=/d/data',
      '--remote-debugging-port=0',
    ];
    expect(startOptions(argv, { MAISTOR_DATA_DIR: '/e' }, defaults).dataDir).toBe('/d/data');
    expect(startOptions(['electron'], { MAISTOR_DATA_DIR: '/e' }, defaults).dataDir).toBe('/e');
    expect(startOptions(['electron', '--data-dir='], {}, defaults).dataDir).toBe('/home/x/data');
  });

  it('an installed program ignores every test option, so nobody can stop its clock or feed it drives', () => {
    const env = {
      MAISTOR_TEST_CLOCK: '2026-01-05T08:00:00Z',
      MAISTOR_TEST_DIALOGS: '/t',
      MAISTOR_TEST_DRIVES: '/d',
    };
    expect(startOptions([], env, { ...defaults, packaged: true }).test).toEqual({
      fixedClock: null,
      dialogs: null,
      drives: null,
      held: false,
    });
    expect(startOptions([], env, defaults).test.fixedClock).toBe(Date.UTC(2026, 0, 5, 8));
  });
});
