const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/iu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what must be refused
const FORBIDDEN_IN_NAME = /[\u0000-\u001f\u007f<>:"/\\|?*]/u;

/** Whether a name is one plain file name on every system we run on: no folder, no stream, no Windows device. */
export function isPlainFileName(name: string): boolean {
  if (name.length === 0 || new TextEncoder().encode(name).length > 200) return false;
  if (name === '.' || name === '..' || /[. ]$/u.test(name) || name.startsWith(' ')) return false;
  return !FORBIDDEN_IN_NAME.test(name) && !WINDOWS_DEVICE.test(name);
}
