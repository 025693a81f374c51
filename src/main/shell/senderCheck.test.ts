import { describe, expect, it } from 'vitest';
import { isTrustedSender } from './senderCheck';

const known = new Set([1]);
const page = 'maistor://app/index.html#/orders';

describe('who is answered', () => {
  it('the main frame of a known window on the program’s page', () => {
    expect(isTrustedSender({ webContentsId: 1, frameUrl: page, isMainFrame: true }, known)).toBe(true);
  });

  it.each([
    ['a window the shell did not open', { webContentsId: 2, frameUrl: page, isMainFrame: true }],
    ['a frame inside the page', { webContentsId: 1, frameUrl: page, isMainFrame: false }],
    ['a frame that is gone', { webContentsId: 1, frameUrl: null, isMainFrame: true }],
    ['a page from the network', { webContentsId: 1, frameUrl: 'https://app/index.html', isMainFrame: true }],
    ['a page from the disk', { webContentsId: 1, frameUrl: 'file:///index.html', isMainFrame: true }],
    [
      'another host of the scheme',
      { webContentsId: 1, frameUrl: 'maistor://evil/index.html', isMainFrame: true },
    ],
    [
      'a host that begins alike',
      { webContentsId: 1, frameUrl: 'maistor://app.evil/index.html', isMainFrame: true },
    ],
    ['another file of the program', { webContentsId: 1, frameUrl: 'maistor://app/x.svg', isMainFrame: true }],
    ['no address', { webContentsId: 1, frameUrl: '', isMainFrame: true }],
  ])('not %s', (_name, sender) => {
    expect(isTrustedSender(sender, known)).toBe(false);
  });
});
