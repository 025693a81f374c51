import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, fileForUrl } from './appOrigin';

const folder = join('/', 'program', 'out', 'renderer');

describe('what the window may load', () => {
  it('its own page and assets', () => {
    expect(fileForUrl(folder, 'maistor://app/index.html#/orders/7')).toBe(join(folder, 'index.html'));
    expect(fileForUrl(folder, 'maistor://app/assets/main-1a2b.js')).toBe(
      join(folder, 'assets', 'main-1a2b.js'),
    );
  });

  it.each([
    'maistor://app/..%2fmain%2fmain.js',
    'maistor://app/..%5cmain%5cmain.js',
    'maistor://app/assets/..%2f..%2f..%2fetc/passwd.json',
    'maistor://app//etc/passwd',
    'maistor://app/C:/Windows/win.json',
    'maistor://app/maistor.sqlite',
    'maistor://app/',
    'maistor://app/%00.html',
    'maistor://app/%',
    'maistor://other/index.html',
    'file:///etc/passwd.json',
    'not a url',
  ])('not %s', (url) => {
    expect(fileForUrl(folder, url)).toBeNull();
  });

  it('never a file outside its folder, whatever is asked', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      'assets',
      'index.html',
      'main.js',
      '%00',
      '',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = fileForUrl(folder, `maistor://app/${parts.join('/')}`);
        return file === null || file.startsWith(join(folder, '/'));
      }),
    );
  });
});

describe('content security policy', () => {
  it('lets no inline or evaluated script run', () => {
    const scripts = CONTENT_SECURITY_POLICY.split('; ').find((rule) => rule.startsWith('script-src'));
    expect(scripts).toBe("script-src 'self'");
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  });
});
