import type { EtkaSummary } from '@shared/features/etka/model';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { rulerOf } from '../choices';
import { recordText } from '../words';

type File = Pick<
  EtkaSummary,
  'fileName' | 'encoding' | 'recordLength' | 'lineEnd' | 'lines' | 'firstLines' | 'lastLine'
>;

interface FileTextProps {
  file: File;
  /** Positions of the chosen column in a record, from 0. */
  mark?: { from: number; to: number } | null;
}

/** The beginning and the end of the file as it is written. */
export function FileText({ file, mark = null }: FileTextProps) {
  const { t } = useTranslation();
  const { firstLines, lastLine, recordLength, lines } = file;
  const lastIsShown = lines <= firstLines.length;
  const more = lines - firstLines.length - (lastIsShown ? 0 : 1);
  return (
    <section className="etka-file">
      <h2>
        {t(($) => $.etka.file)} <span className="n">{recordText(t, file)}</span>
        <span className="grow" />
        <span className="n">{file.fileName}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long records are scrolled by keyboard */}
      <pre tabIndex={0}>
        {recordLength !== null && <span className="ru">{rulerOf(recordLength)}</span>}
        {firstLines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file may be equal
          <span key={at}>{mark ? <Marked line={line} {...mark} /> : line}</span>
        ))}
        {more > 0 && <span className="el">{t(($) => $.etka.moreLines, { count: more })}</span>}
        {!lastIsShown && <span>{lastLine}</span>}
      </pre>
    </section>
  );
}

function Marked({ line, from, to }: { line: string; from: number; to: number }) {
  return (
    <Fragment>
      {line.slice(0, from)}
      <mark>{line.slice(from, to)}</mark>
      {line.slice(to)}
    </Fragment>
  );
}
