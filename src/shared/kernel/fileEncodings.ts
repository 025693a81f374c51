/** The encodings that machine files and lists are written in; `utf8bom` begins with a byte order mark. */
export const fileEncodings = ['utf8', 'utf8bom', 'windows-1251', 'windows-1252', 'cp850', 'cp866'] as const;
export type FileEncoding = (typeof fileEncodings)[number];
