import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt with N = 2^17, r = 8, p = 1 (quality §5): about 128 MiB and well under a second, once per sign-in. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 };
const keyBytes = 32;

const derive = (secret: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** The text that is stored for a PIN or password: `scrypt$salt$key`. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64')}$${(await derive(secret, salt)).toString('base64')}`;
}

/** Compares in constant time; a missing hash costs as much as a wrong secret. */
export async function secretMatches(secret: string, stored: string | null): Promise<boolean> {
  const [, salt, key] = (stored ?? '').split('$');
  const derived = await derive(secret, Buffer.from(salt ?? 'c2FsdA==', 'base64'));
  const expected = Buffer.from(key ?? '', 'base64');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}
