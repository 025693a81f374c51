import { useSession } from '@renderer/app/session';
import { Icon } from '@renderer/ui/Icon';
import { Kbd } from '@renderer/ui/Kbd';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { OutputOf } from '@shared/contract/contract';
import { ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { stampText } from '../../orders/texts';

interface BackupTileProps {
  backup: OutputOf<'board.today'>['backup'];
  number: number;
  now: number;
}

/** The newest copy that was opened and counted (B10). */
export function BackupTile({ backup, number, now }: BackupTileProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const headId = useId();
  return (
    <section className="tile" data-tile="backup" aria-labelledby={headId}>
      <header>
        <Icon of={ShieldCheck} className={backup.verifiedAt === null ? 'c-danger' : 'c-ok'} />
        <h2 id={headId}>{t(($) => $.today.tile.backup)}</h2>
        <span className="grow" />
        {may('backup.run') && (
          <a href="#/settings/backup" className="btn sm">
            {t(($) => $.today.backup.open)}
          </a>
        )}
        <span aria-hidden="true">
          <Kbd keys={String(number)} />
        </span>
      </header>
      {backup.verifiedAt === null ? (
        <div className="tile-empty">
          <b className="med">{t(($) => $.today.backup.none)}</b>
          <p className="s m">{t(($) => $.today.backup.noneText)}</p>
        </div>
      ) : (
        <dl className="bk">
          <dt>{t(($) => $.today.backup.last)}</dt>
          <dd>
            <StatusGlyph name="ok" />
            {stampText(t, backup.verifiedAt, now)}
          </dd>
          <dt>{t(($) => $.today.backup.place)}</dt>
          <dd className="ell">{backup.place}</dd>
          <dt>{t(($) => $.today.backup.file)}</dt>
          <dd className="ell">{backup.fileName}</dd>
        </dl>
      )}
      {backup.lastError !== null && (
        <p className="tile-empty c-danger st">
          <StatusGlyph name="overAuthorised" />
          {t(($) => $.today.backup.failed)}
        </p>
      )}
    </section>
  );
}
