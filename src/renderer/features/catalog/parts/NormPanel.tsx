import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { HoursField } from '@renderer/ui/fields/numbers';
import { SideSection } from '@renderer/ui/SidePanel';
import type { NormTarget, OperationRow } from '@shared/features/catalog/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatHours, secondsToUnits } from '@shared/kernel/quantity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NormChain } from './NormChain';
import { originText } from './OperationTable';

interface NormPanelProps {
  row: OperationRow;
  target: NormTarget;
  targetName: string;
  unitsPerHour: number | null;
}

/** The norm of one operation at the chosen place: what is valid, the own one, and the whole chain it comes from. */
export function NormPanel({ row, target, targetName, unitsPerHour }: NormPanelProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { norm, own } = row;
  return (
    <>
      <SideSection title={t(($) => $.catalog.norm.title)}>
        <div className="catalog-form">
          <p>
            {norm
              ? t(($) => $.catalog.norm.inherited, {
                  hours: formatHours(norm.normSec),
                  origin: originText(t, norm),
                })
              : t(($) => $.catalog.norm.none)}
          </p>
          {may('catalog.edit') && (
            <NormForm
              key={`${row.id} ${target.level} ${target.targetId}`}
              row={row}
              target={target}
              targetName={targetName}
              unitsPerHour={unitsPerHour}
            />
          )}
          {may('catalog.edit') && own && target.level !== 'all' && <EndNorm row={row} target={target} />}
        </div>
      </SideSection>
      <NormChain operationId={row.id} target={target} />
    </>
  );
}

function NormForm({ row, target, targetName, unitsPerHour }: NormPanelProps) {
  const { t } = useTranslation();
  const [normSec, setNormSec] = useState<number | null>(row.own ? (row.norm?.normSec ?? null) : null);
  const [fromOn, setFromOn] = useState<string | null>(sofiaDate(Date.now()));
  const set = useCommand('catalog.setNorm');
  const ready = normSec !== null && !Number.isNaN(normSec) && fromOn !== null && isIsoDate(fromOn);
  const hint =
    unitsPerHour !== null && normSec !== null && !Number.isNaN(normSec)
      ? t(($) => $.catalog.unitsHint, {
          units: Math.round(secondsToUnits(normSec, unitsPerHour)),
          perHour: unitsPerHour,
        })
      : t(($) => $.catalog.norm.here, { name: targetName });
  const submit = async () => {
    if (normSec === null || fromOn === null || !ready) return;
    await set.attempt({ operationId: row.id, target, normSec, fromOn });
  };
  return (
    <FormNav label={t(($) => $.catalog.norm.title)} onSubmit={() => void submit()}>
      <ErrorBox error={set.error} />
      <HoursField label={t(($) => $.catalog.field.norm)} value={normSec} hint={hint} onChange={setNormSec} />
      <DateField label={t(($) => $.catalog.field.from)} value={fromOn} onChange={setFromOn} />
      <Button disabled={!ready} busy={set.isPending} onClick={() => void submit()}>
        {t(($) => $.catalog.norm.set)}
      </Button>
    </FormNav>
  );
}

function EndNorm({ row, target }: { row: OperationRow; target: NormTarget }) {
  const { t } = useTranslation();
  const end = useCommand('catalog.endNorm');
  const on = sofiaDate(Date.now());
  return (
    <>
      <ErrorBox error={end.error} />
      <Button
        variant="ghost"
        busy={end.isPending}
        onClick={() => void end.attempt({ operationId: row.id, target, on })}
      >
        {t(($) => $.catalog.norm.end)}
      </Button>
      <span className="s mm">{t(($) => $.catalog.norm.endHint, { date: formatDate(on) })}</span>
    </>
  );
}
