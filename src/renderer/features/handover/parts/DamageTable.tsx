import { IconButton } from '@renderer/ui/Button';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { damageShapes } from '@shared/features/printing/prints/handover';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Damage } from '../damages';

interface DamageTableProps {
  damages: readonly Damage[];
  chosenKey: number | null;
  /** The one that was just set: its first field takes the keyboard. */
  newKey: number | null;
  onChoose: (key: number) => void;
  onChange: (key: number, changes: Partial<Damage>) => void;
  onRemove: (key: number) => void;
}

/** The damages in words, numbered as on the picture. */
export function DamageTable({ damages, chosenKey, newKey, onChoose, onChange, onRemove }: DamageTableProps) {
  const { t } = useTranslation();
  if (damages.length === 0) return <p className="m damage-none">{t(($) => $.handover.noDamages)}</p>;
  return (
    <ol className="damages compact">
      {damages.map((damage, at) => (
        <li
          key={damage.key}
          className={damage.key === chosenKey ? 'on' : ''}
          onFocus={() => onChoose(damage.key)}
        >
          <span className="car-number">{at + 1}</span>
          <TextField
            hideLabel
            className="grow"
            label={`${t(($) => $.handover.damage, { number: at + 1 })}: ${t(($) => $.handover.part)}`}
            placeholder={t(($) => $.handover.part)}
            value={damage.part}
            onChange={(part) => onChange(damage.key, { part })}
            maxLength={60}
            autoFocus={damage.key === newKey}
          />
          <TextField
            hideLabel
            className="grow"
            label={`${t(($) => $.handover.damage, { number: at + 1 })}: ${t(($) => $.handover.kind)}`}
            placeholder={t(($) => $.handover.kind)}
            value={damage.kind}
            onChange={(kind) => onChange(damage.key, { kind })}
            maxLength={60}
          />
          {damage.point && (
            <SelectField
              hideLabel
              label={`${t(($) => $.handover.damage, { number: at + 1 })}: ${t(($) => $.handover.shape)}`}
              value={damage.point.shape}
              onChange={(shape) =>
                shape && damage.point && onChange(damage.key, { point: { ...damage.point, shape } })
              }
              options={damageShapes.map((value) => ({ value, label: t(($) => $.handover.shapes[value]) }))}
            />
          )}
          <IconButton
            icon={X}
            small
            variant="ghost"
            label={t(($) => $.handover.removeDamage, { number: at + 1 })}
            onClick={() => onRemove(damage.key)}
          />
        </li>
      ))}
    </ol>
  );
}
