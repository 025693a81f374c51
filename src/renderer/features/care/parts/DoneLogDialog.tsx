import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ReasonDialog } from '@renderer/ui/dialogs';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import type { OutputOf } from '@shared/contract/contract';
import type { AssetCard } from '@shared/features/assets/model';
import type { ServiceLine } from '@shared/features/care/model';
import { formatDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pointText } from '../words';

type Row = OutputOf<'care.doneLog'>['rows'][number];

interface Props {
  card: AssetCard;
  line: ServiceLine;
  onClose: () => void;
}

/** Every time a work was done, with who wrote it; a wrong entry is annulled here. */
export function DoneLogDialog({ card, line, onClose }: Props) {
  const { t } = useTranslation();
  const [annulling, setAnnulling] = useState<Row | null>(null);
  const annul = useCommand('care.annulDone');
  const { data, error } = useQuery(
    'care.doneLog',
    { assetId: card.id, workKey: line.workKey ?? '' },
    { tags: ['care'] },
  );
  const mayEdit = card.allowedActions.edit.allowed;
  return (
    <DialogBase
      open
      width={640}
      title={line.title}
      confirmLabel={t(($) => $.ui.close)}
      error={error}
      onConfirm={onClose}
      onClose={onClose}
    >
      <ErrorBox error={annul.error} />
      {data?.rows.length === 0 && <p className="mm">{t(($) => $.care.never)}</p>}
      <ul className="care-log">
        {data?.rows.map((row) => (
          <li key={row.id} className={row.annulReason === null ? undefined : 'gone'}>
            <span className="nw">{pointText(row.on, row.meter, line.meterUnit)}</span>
            <span className="grow ell m">
              {[row.orderNumber, row.note, row.userName].filter(Boolean).join(' · ')}
              {row.annulReason !== null &&
                ` · ${t(($) => $.care.service.annulled, { reason: row.annulReason })}`}
            </span>
            {mayEdit && row.annulReason === null && (
              <Button small variant="ghost" onClick={() => setAnnulling(row)}>
                {t(($) => $.care.service.annul)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        open={annulling !== null}
        danger
        title={t(($) => $.care.service.annulTitle, { date: annulling ? formatDate(annulling.on) : '' })}
        text={t(($) => $.care.service.annulText)}
        confirmLabel={t(($) => $.care.service.annul)}
        busy={annul.isPending}
        error={annul.error}
        onClose={() => setAnnulling(null)}
        onConfirm={async (reason) => {
          if (annulling && (await annul.attempt({ doneId: annulling.id, reason }))) setAnnulling(null);
        }}
      />
    </DialogBase>
  );
}
