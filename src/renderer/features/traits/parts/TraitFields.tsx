import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { ResolvedTrait, ValueChange } from '@shared/features/traits/model';
import { valueFault } from '@shared/features/traits/rules';
import { traitName } from '@shared/features/traits/words';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { originText, useLanguage, useValueText } from '../traitWords';
import { TraitField } from './TraitField';

interface TraitFieldsProps {
  rows: readonly ResolvedTrait[];
  /** A card, or a place of the catalogue from which cards inherit. */
  of: 'card' | 'place';
  busy: boolean;
  error: unknown;
  /** True when all was written. */
  onSave: (values: ValueChange[]) => Promise<boolean>;
  /** Under the fields: the history. */
  children?: ReactNode;
}

type Edited = Readonly<Record<number, Pick<ValueChange, 'before' | 'value'>>>;

/** Values as one form: an empty field holds what is inherited and says from where. */
export function TraitFields({ rows, of, busy, error, onSave, children }: TraitFieldsProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<Edited>({});
  const changes = changesOf(rows, edited);
  const faulty = changes.filter(({ traitId, value }) => {
    const row = rows.find(({ trait }) => trait.id === traitId);
    return row && value !== null && valueFault(row.trait, value) !== null;
  });
  const ready = changes.length > 0 && faulty.length === 0 && !busy;
  const submit = async () => {
    if (ready && (await onSave(changes))) setEdited({});
  };
  const mayEdit = rows.some(({ editable }) => editable);
  useShortcuts([
    { keys: 'Ctrl+S', label: t(($) => $.traits.save), enabled: ready, run: () => void submit() },
  ]);
  const change = (row: ResolvedTrait, value: string | null) =>
    setEdited((known) => ({
      ...known,
      [row.trait.id]: { before: known[row.trait.id]?.before ?? row.own, value },
    }));
  const fitting = rows.filter(({ fits }) => fits);
  const kept = rows.filter(({ fits }) => !fits);
  return (
    <FormNav className="traits-form" label={t(($) => $.traits.section)} onSubmit={() => void submit()}>
      <div className="traits-scroll">
        <ErrorBox error={error} />
        {sectionsOf(fitting).map(([section, group]) => (
          <fieldset key={section} className="traits-group">
            <legend>{section || (fitting.length === group.length ? '' : t(($) => $.traits.other))}</legend>
            <div className="traits-grid">
              {group.map((row) => (
                <ValueField key={row.trait.id} row={row} of={of} edited={edited} onChange={change} />
              ))}
            </div>
          </fieldset>
        ))}
        {kept.length > 0 && <KeptValues rows={kept} edited={edited} onChange={change} />}
        {children}
      </div>
      {mayEdit && (
        <div className="traits-foot row">
          <Button
            variant="primary"
            shortcut="Ctrl+S"
            busy={busy}
            disabled={!ready}
            onClick={() => void submit()}
          >
            {t(($) => $.traits.save)}
          </Button>
        </div>
      )}
    </FormNav>
  );
}

/** Only what differs from what stands; a text without blanks around it. */
function changesOf(rows: readonly ResolvedTrait[], edited: Edited): ValueChange[] {
  return rows.flatMap(({ trait }) => {
    const one = edited[trait.id];
    if (!one) return [];
    const value = trait.type === 'text' ? one.value?.trim() || null : one.value;
    return value === one.before ? [] : [{ traitId: trait.id, before: one.before, value }];
  });
}

/** Groups in the order of their first characteristic. */
function sectionsOf(rows: readonly ResolvedTrait[]): [string, ResolvedTrait[]][] {
  const sections = new Map<string, ResolvedTrait[]>();
  for (const row of rows) {
    const name = row.trait.section ?? '';
    sections.set(name, [...(sections.get(name) ?? []), row]);
  }
  return [...sections];
}

interface ValueProps {
  row: ResolvedTrait;
  of: 'card' | 'place';
  edited: Edited;
  onChange: (row: ResolvedTrait, value: string | null) => void;
}

function ValueField({ row, of, edited, onChange }: ValueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useValueText();
  const { trait, own, inherited, editable } = row;
  const one = edited[trait.id];
  const value = one ? one.value : own;
  const text = inherited === null ? '' : say(trait, inherited.value);
  const lacks = of === 'card' && trait.required && value === null && inherited === null;
  return (
    <TraitField
      trait={trait}
      value={value}
      readOnly={!editable}
      placeholder={text}
      hint={hintOf(t, { of, value, text, origin: inherited && originText(t, inherited, language) })}
      {...(lacks && { warning: t(($) => $.traits.missingOne) })}
      onChange={(next) => onChange(row, next)}
    />
  );
}

interface Hint {
  of: 'card' | 'place';
  value: string | null;
  text: string;
  origin: string | null;
}

function hintOf(t: TFunction, { of, value, text, origin }: Hint): string | undefined {
  if (value === null) return origin ?? undefined;
  const below = text && origin ? `${text} ${origin}` : '';
  if (of === 'card')
    return below ? t(($) => $.traits.ownValue, { value: below }) : t(($) => $.traits.ownOnly);
  return below ? t(($) => $.traits.ownHere, { value: below }) : t(($) => $.traits.ownHereOnly);
}

/** Values that the class or the definition no longer asks for: nothing is lost, each may be cleared. */
function KeptValues({ rows, edited, onChange }: Omit<ValueProps, 'row' | 'of'> & { rows: ResolvedTrait[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useValueText();
  return (
    <fieldset className="traits-group">
      <legend>{t(($) => $.traits.kept)}</legend>
      <p className="s m">{t(($) => $.traits.keptHint)}</p>
      <ul className="traits-kept">
        {rows.map((row) => {
          const { trait, own, editable } = row;
          const name = traitName(trait, language);
          const cleared = edited[trait.id]?.value === null;
          return (
            <li key={trait.id}>
              <span className="m">{name}</span>
              <b className={`grow ${cleared ? 'traits-cleared' : ''}`}>{say(trait, own)}</b>
              {editable && !cleared && (
                <Button small onClick={() => onChange(row, null)}>
                  {t(($) => $.traits.clear, { name })}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
