import { useCommand } from '@renderer/api/useCommand';
import { Button, IconButton } from '@renderer/ui/Button';
import { DialogBase } from '@renderer/ui/DialogBase';
import { DateField } from '@renderer/ui/fields/DateField';
import { MoneyField, QuantityField } from '@renderer/ui/fields/numbers';
import { TextField } from '@renderer/ui/fields/TextField';
import type { InputOf } from '@shared/contract/contract';
import type { AssetCard } from '@shared/features/assets/model';
import type { Deferred } from '@shared/features/care/model';
import { addDays, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PickedWork, WorkPicker } from './WorkPicker';

interface Line {
  key: number;
  work: PickedWork | null;
  quantityMilli: number | null;
  unitCents: number | null;
}

/** How long a price is offered when nobody says otherwise (ours). */
const usualDays = 90;

const lineInput = ({ work, quantityMilli, unitCents }: Line): InputOf<'care.defer'>['lines'][number][] =>
  work === null
    ? []
    : [
        {
          kind: work.kind === 'part' ? 'part' : 'operation',
          operationId: work.kind === 'operation' ? work.id : null,
          partId: work.kind === 'part' ? work.id : null,
          name: work.kind === 'other' ? work.name : '',
          quantityMilli: quantityMilli ?? 1000,
          unitCents,
        },
      ];

interface Props {
  /** The card it is written on; null when `before` is changed. */
  card: AssetCard | null;
  before: Deferred | null;
  onClose: () => void;
}

/** Work that the client puts off: what, why, until when, with lines and prices. */
export function DeferDialog({ card, before, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(before?.text ?? '');
  const [reason, setReason] = useState(before?.reason ?? '');
  const [expiresOn, setExpiresOn] = useState<string | null>(
    before ? before.expiresOn : addDays(sofiaDate(Date.now()), usualDays),
  );
  const [lines, setLines] = useState<Line[]>([]);
  const defer = useCommand('care.defer');
  const edit = useCommand('care.editDeferred');
  const ready =
    text.trim() !== '' &&
    reason.trim().length >= 3 &&
    (expiresOn === null || isIsoDate(expiresOn)) &&
    lines.every(
      ({ quantityMilli, unitCents }) => quantityMilli !== 0 && !Number.isNaN(unitCents ?? quantityMilli),
    );
  const run = async () => {
    const fields = { text, reason, expiresOn };
    const saved = before
      ? await edit.attempt({ deferredId: before.id, version: before.version, ...fields })
      : card && (await defer.attempt({ assetId: card.id, ...fields, lines: lines.flatMap(lineInput) }));
    if (saved) onClose();
  };
  return (
    <DialogBase
      open
      width={before ? 480 : 760}
      title={t(($) => $.care.deferred.title)}
      confirmLabel={t(($) => $.care.deferred.save)}
      confirmDisabled={!ready}
      busy={defer.isPending || edit.isPending}
      error={defer.error ?? edit.error}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <div className={before ? 'care-fields' : 'care-fields two'}>
        <TextField
          label={t(($) => $.care.deferred.text)}
          value={text}
          maxLength={200}
          required
          autoFocus
          onChange={setText}
        />
        <TextField
          label={t(($) => $.care.deferred.reason)}
          value={reason}
          maxLength={300}
          required
          onChange={setReason}
        />
        <DateField label={t(($) => $.care.deferred.expires)} value={expiresOn} onChange={setExpiresOn} />
      </div>
      {!before && <Lines lines={lines} onChange={setLines} />}
    </DialogBase>
  );
}

function Lines({ lines, onChange }: { lines: readonly Line[]; onChange: (lines: Line[]) => void }) {
  const { t } = useTranslation();
  const change = (key: number, patch: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)));
  const add = () =>
    onChange([
      ...lines,
      { key: (lines.at(-1)?.key ?? 0) + 1, work: null, quantityMilli: 1000, unitCents: null },
    ]);
  return (
    <div className="care-lines">
      {lines.map((line, at) => (
        <div key={line.key} className="care-line deferred">
          <WorkPicker
            label={`${t(($) => $.care.column.line)} ${at + 1}`}
            also="parts"
            value={line.work}
            autoFocus={line.work === null}
            onChange={(work) => change(line.key, { work })}
          />
          <QuantityField
            label={t(($) => $.care.column.quantity)}
            value={line.quantityMilli}
            onChange={(quantityMilli) => change(line.key, { quantityMilli })}
          />
          <MoneyField
            label={t(($) => $.care.deferred.price)}
            placeholder={t(($) => $.care.deferred.priceToday)}
            value={line.unitCents}
            onChange={(unitCents) => change(line.key, { unitCents })}
          />
          <IconButton
            icon={X}
            variant="ghost"
            label={t(($) => $.care.deferred.removeLine, { line: at + 1 })}
            onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        </div>
      ))}
      <Button small onClick={add}>
        {t(($) => $.care.deferred.addLine)}
      </Button>
    </div>
  );
}
