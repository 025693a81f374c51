import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { DialogBase } from '@renderer/ui/DialogBase';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { CheckField } from '@renderer/ui/fields/CheckField';
import { MultilineField } from '@renderer/ui/fields/MultilineField';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { toast } from '@renderer/ui/toast';
import type { OutputOf } from '@shared/contract/contract';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type State = OutputOf<'privacy.state'>;

/** A person's own data: what there is, into a file on request, erased on request (documents §7). */
export function PrivacySection({ partyId }: { partyId: number }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    'privacy.state',
    { partyId },
    { tags: [`party:${partyId}`, 'parties', 'orders', 'files'] },
  );
  const [asking, setAsking] = useState<'export' | 'erase' | null>(null);
  if (error) return <ErrorBox error={error} />;
  if (!data) return null;
  return (
    <section className="asset-section" aria-label={t(($) => $.privacy.title)}>
      <h2>{t(($) => $.privacy.title)}</h2>
      <Facts state={data} />
      <div className="row">
        {data.mayExport && <Button onClick={() => setAsking('export')}>{t(($) => $.privacy.export)}</Button>}
        {data.mayErase && (
          <Button variant="danger" disabled={data.obstacles.length > 0} onClick={() => setAsking('erase')}>
            {t(($) => $.privacy.erase)}
          </Button>
        )}
      </div>
      {asking === 'export' && <ExportDialog partyId={partyId} state={data} onClose={() => setAsking(null)} />}
      {asking === 'erase' && <EraseDialog partyId={partyId} state={data} onClose={() => setAsking(null)} />}
    </section>
  );
}

function Facts({ state }: { state: State }) {
  const { t } = useTranslation();
  const { documents, documentsUntil, erasedAt, files, openOrders, unpaid } = state;
  return (
    <>
      {erasedAt !== null && (
        <InlineNotice tone="info">
          {t(($) => $.privacy.erasedAt, { date: formatDate(sofiaDate(erasedAt)) })}
        </InlineNotice>
      )}
      <ul className="side-facts">
        <li>
          {documents === 0
            ? t(($) => $.privacy.noDocuments)
            : [
                t(($) => $.privacy.documents, { count: documents }),
                documentsUntil && t(($) => $.privacy.until, { date: formatDate(documentsUntil) }),
              ]
                .filter(Boolean)
                .join(', ')}
        </li>
        <li>{t(($) => $.privacy.files, { count: files })}</li>
        {openOrders.length > 0 && (
          <li className="c-warn">{t(($) => $.privacy.openOrders, { numbers: openOrders.join(', ') })}</li>
        )}
        {unpaid.length > 0 && (
          <li className="c-warn">{t(($) => $.privacy.unpaid, { numbers: unpaid.join(', ') })}</li>
        )}
        {state.obstacles.includes('firm') && <li className="m">{t(($) => $.privacy.firm)}</li>}
      </ul>
    </>
  );
}

interface DialogProps {
  partyId: number;
  state: State;
  onClose: () => void;
}

function ExportDialog({ partyId, state, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [personalNumber, setPersonalNumber] = useState(false);
  const pick = useCommand('attachments.pickTarget');
  const write = useCommand('privacy.export');
  const run = async () => {
    const place = await pick.attempt({
      kind: 'any',
      suggestedName: `${t(($) => $.privacy.exportName)} ${partyId}.zip`,
    });
    if (!place?.picked) return;
    const done = await write.attempt({ partyId, grant: place.picked.grant, personalNumber });
    if (!done) return;
    toast.show({ text: t(($) => $.privacy.exported, { name: done.fileName }), glyph: 'ok' });
    onClose();
  };
  return (
    <DialogBase
      open
      title={t(($) => $.privacy.exportTitle, { name: state.name })}
      text={t(($) => $.privacy.exportText)}
      confirmLabel={t(($) => $.privacy.export)}
      busy={pick.isPending || write.isPending}
      error={pick.error ?? write.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <CheckField
        label={t(($) => $.privacy.withNumber)}
        value={personalNumber}
        onChange={setPersonalNumber}
      />
    </DialogBase>
  );
}

function EraseDialog({ partyId, state, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [typedName, setTypedName] = useState('');
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const erase = useCommand('privacy.erase');
  const plain = (name: string) => name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('bg');
  const same = plain(typedName) === plain(state.name);
  const run = async () => {
    const done = await erase.attempt({ partyId, version: state.version, typedName, reason });
    if (!done) return;
    toast.show({ text: t(($) => $.privacy.erased, { count: done.documentsKept }), glyph: 'ok' });
    onClose();
  };
  return (
    <DialogBase
      open
      width={480}
      title={t(($) => $.privacy.eraseTitle, { name: state.name })}
      text={t(($) => $.privacy.eraseText)}
      confirmLabel={t(($) => $.privacy.erase)}
      danger
      confirmDisabled={!same || reason.trim().length < 3}
      busy={erase.isPending}
      error={erase.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.privacy.typeName)}
        value={typedName}
        maxLength={200}
        onChange={setTypedName}
        onBlur={() => setLeft(true)}
        error={left && !same ? t(($) => $.privacy.nameDiffers) : undefined}
        required
        autoFocus
      />
      <MultilineField
        label={t(($) => $.ui.dialog.reason)}
        value={reason}
        rows={2}
        onChange={setReason}
        required
      />
    </DialogBase>
  );
}
