import type { EtkaSummary } from '@shared/features/etka/model';
import type { EtkaProfile } from '@shared/features/etka/profile';
import type { TFunction } from 'i18next';

/** What a profile writes, in a line. */
export function layoutText(t: TFunction, profile: EtkaProfile): string {
  const { encoding } = profile;
  return profile.kind === 'fixed'
    ? t(($) => $.etka.layoutFixed, { count: profile.recordLength, encoding })
    : t(($) => $.etka.layout, { kind: t(($) => $.etka.kinds[profile.kind]), encoding });
}

/** How a file is written, for the head of its lines. */
export function recordText(
  t: TFunction,
  { recordLength, encoding, lineEnd }: Pick<EtkaSummary, 'recordLength' | 'encoding' | 'lineEnd'>,
): string {
  return recordLength === null
    ? t(($) => $.etka.textNote, { encoding, lineEnd })
    : t(($) => $.etka.recordNote, { count: recordLength, encoding, lineEnd });
}
