import { command, query } from '@shared/contract/entry';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entryHelp, entryList, readArguments, UsageError, withGrants } from './cliArguments';

const contract = {
  'stock.exportEtka': command({
    permission: 'stock.exportEtka',
    input: z.object({ grantId: z.uuid() }),
    output: z.object({ rows: z.int() }),
  }),
  'files.pick': query({ where: 'shell', permission: 'none', input: z.object({}), output: z.object({}) }),
};

describe('arguments', () => {
  it('name an entry, its input, the folder, the person and the places it may use', () => {
    const argv = [
      'stock.exportEtka',
      '{"a":1}',
      '--data',
      '/d',
      '--user',
      'Мария',
      '--grant',
      'usb=/media/a=b',
    ];
    expect(readArguments(argv)).toMatchObject({
      entry: 'stock.exportEtka',
      input: { a: 1 },
      dataDir: '/d',
      user: 'Мария',
      grants: new Map([['usb', '/media/a=b']]),
      show: null,
    });
  });

  it.each([
    [[], 'no entry'],
    [['orders.list'], 'no folder'],
    [['orders.list', 'not json', '--data', '/d'], 'no JSON'],
    [['orders.list', '[1]', '--data', '/d'], 'a list'],
    [['orders.list', '{}', '{}', '--data', '/d'], 'a third word'],
    [['orders.list', '--data', '/d', '--grant', 'usb'], 'a grant without a path'],
    [['orders.list', '--data', '/d', '--clock', 'soon'], 'a clock without a time'],
    [['orders.list', '--data', '/d', '--force'], 'an unknown option'],
  ])('%j is refused: %s', (argv) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
  });
});

describe('grants in the input', () => {
  const grants = new Map([['usb', 'id-1']]);

  it('are put in at any depth, and nothing else is touched', () => {
    const input = {
      grantId: '@grant:usb',
      list: [{ place: '@grant:usb' }],
      text: 'to @grant:usb',
      none: null,
    };
    expect(withGrants(input, grants)).toEqual({
      grantId: 'id-1',
      list: [{ place: 'id-1' }],
      text: 'to @grant:usb',
      none: null,
    });
  });

  it('a name without a path is told, not passed on as a text', () => {
    expect(() => withGrants({ grantId: '@grant:disk' }, grants)).toThrow(UsageError);
  });
});

describe('help', () => {
  it('lists every entry with kind and permission', () => {
    expect(entryList(contract).split('\n')).toEqual([
      expect.stringMatching(/^files\.pick +query +none +window$/u),
      expect.stringMatching(/^stock\.exportEtka +command +stock\.exportEtka$/u),
    ]);
  });

  it('shows the input as JSON schema', () => {
    const help = JSON.parse(entryHelp(contract, 'stock.exportEtka'));
    expect(help.input.properties).toHaveProperty('grantId');
    expect(() => entryHelp(contract, 'toString')).toThrow(UsageError);
  });
});
