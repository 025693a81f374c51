import { Button, IconButton } from '@renderer/ui/Button';
import { TextField } from '@renderer/ui/fields/TextField';
import { ArrowUp, CircleSlash, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OptionLine } from '../definitionForm';

interface OptionLinesProps {
  lines: readonly OptionLine[];
  uses: readonly { optionId: number; count: number }[];
  readOnly: boolean;
  onChange: (lines: OptionLine[]) => void;
}

/** Words of a choice: one in use can only be taken out of use, so that what was written stays readable. */
export function OptionLines({ lines, uses, readOnly, onChange }: OptionLinesProps) {
  const { t } = useTranslation();
  const patch = (key: number, fields: Partial<OptionLine>) =>
    onChange(lines.map((one) => (one.key === key ? { ...one, ...fields } : one)));
  const add = () => {
    // Below every id of the database.
    const key = Math.min(0, ...lines.map((one) => one.key)) - 1;
    onChange([...lines, { key, id: null, nameBg: '', nameEn: '', ended: false }]);
  };
  const up = (at: number) => {
    const next = [...lines];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at - 1, 0, moved);
    onChange(next);
  };
  return (
    <fieldset className="traits-options">
      <legend>{t(($) => $.traits.options)}</legend>
      {lines.map((line, index) => {
        const at = index + 1;
        const count = uses.find(({ optionId }) => optionId === line.id)?.count ?? 0;
        const name = line.nameBg;
        return (
          <div key={line.key} className={`traits-option ${line.ended ? 'mm' : ''}`}>
            <TextField
              hideLabel
              label={t(($) => $.traits.option, { at })}
              placeholder={t(($) => $.traits.option, { at })}
              value={line.nameBg}
              maxLength={80}
              autoFocus={line.id === null}
              readOnly={readOnly}
              hint={optionNote(
                line.ended && t(($) => $.traits.ended),
                count > 0 && t(($) => $.traits.optionUses, { count }),
              )}
              onChange={(nameBg) => patch(line.key, { nameBg })}
            />
            <TextField
              hideLabel
              label={t(($) => $.traits.optionEn, { at })}
              placeholder={t(($) => $.traits.nameEn)}
              value={line.nameEn}
              maxLength={80}
              readOnly={readOnly}
              onChange={(nameEn) => patch(line.key, { nameEn })}
            />
            {!readOnly && (
              <span className="traits-option-acts">
                <IconButton
                  small
                  variant="ghost"
                  icon={ArrowUp}
                  label={t(($) => $.traits.optionUp, { name })}
                  disabled={index === 0}
                  onClick={() => up(index)}
                />
                {count > 0 ? (
                  <IconButton
                    small
                    variant="ghost"
                    icon={line.ended ? RotateCcw : CircleSlash}
                    label={
                      line.ended
                        ? t(($) => $.traits.useOption, { name })
                        : t(($) => $.traits.endOption, { name })
                    }
                    onClick={() => patch(line.key, { ended: !line.ended })}
                  />
                ) : (
                  <IconButton
                    small
                    variant="ghost"
                    icon={Trash2}
                    label={t(($) => $.traits.removeOption, { name })}
                    onClick={() => onChange(lines.filter((one) => one !== line))}
                  />
                )}
              </span>
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Button small icon={Plus} onClick={add}>
          {t(($) => $.traits.addOption)}
        </Button>
      )}
    </fieldset>
  );
}

const optionNote = (...facts: (string | false)[]): string | undefined =>
  facts.filter(Boolean).join(', ') || undefined;
