import { Check } from '@renderer/ui/Check';
import { TextField } from '@renderer/ui/fields/TextField';
import {
  dateFormats,
  decimalSigns,
  type EtkaProfile,
  lineEnds,
  profileKinds,
  quotings,
  separators,
  unmappableRules,
} from '@shared/features/etka/profile';
import { fileEncodings } from '@shared/kernel/fileEncodings';
import { useTranslation } from 'react-i18next';
import { toKind } from '../draft';
import { Choice, NumberCell } from './cells';

interface GeneralFieldsProps {
  profile: EtkaProfile;
  /** A saved profile keeps its code: the log knows it by it. */
  codeIsFixed: boolean;
  readOnly: boolean;
  onChange: (profile: EtkaProfile) => void;
}

const separatorNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;

const plain = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, label: value }));

/** What holds for the whole file: form, encoding, signs, name. */
export function GeneralFields({ profile, codeIsFixed, readOnly, onChange }: GeneralFieldsProps) {
  const { t } = useTranslation();
  const set = (patch: Partial<EtkaProfile>) => onChange({ ...profile, ...patch } as EtkaProfile);
  const choice = <T extends string>(
    label: string,
    value: T,
    options: readonly { value: T; label: string }[],
    change: (value: T) => void,
  ) => (
    <div className="field">
      <span className="lab" aria-hidden>
        {label}
      </span>
      <Choice<T> {...{ label, value, options }} disabled={readOnly} onChange={change} />
    </div>
  );
  const text = (label: string, value: string, change: (value: string) => void, mono = false) => (
    <TextField
      {...{ label, value, mono }}
      disabled={readOnly}
      maxLength={100}
      onChange={(next) => change(next ?? '')}
    />
  );
  return (
    <div className="etka-general">
      {text(
        t(($) => $.etka.editor.name),
        profile.name,
        (name) => set({ name }),
      )}
      <TextField
        label={t(($) => $.etka.editor.code)}
        value={profile.id}
        mono
        maxLength={12}
        disabled={readOnly || codeIsFixed}
        transform={(code) => code.toUpperCase()}
        onChange={(id) => set({ id: id ?? '' })}
      />
      {choice(
        t(($) => $.etka.editor.kind),
        profile.kind,
        profileKinds.map((kind) => ({ value: kind, label: t(($) => $.etka.kinds[kind]) })),
        (kind) => onChange(toKind(profile, kind)),
      )}
      {text(
        t(($) => $.etka.editor.fileName),
        profile.fileName,
        (fileName) => set({ fileName }),
        true,
      )}
      {choice(
        t(($) => $.etka.editor.encoding),
        profile.encoding,
        plain(fileEncodings),
        (encoding) => set({ encoding }),
      )}
      {choice(
        t(($) => $.etka.editor.unmappable),
        profile.unmappable,
        unmappableRules.map((rule) => ({ value: rule, label: t(($) => $.etka.editor.unmappableRule[rule]) })),
        (unmappable) => set({ unmappable }),
      )}
      {choice(
        t(($) => $.etka.editor.lineEnd),
        profile.lineEnd,
        plain(lineEnds),
        (lineEnd) => set({ lineEnd }),
      )}
      {choice(
        t(($) => $.etka.editor.decimalSign),
        profile.decimalSign,
        plain(decimalSigns),
        (decimalSign) => set({ decimalSign }),
      )}
      {choice(
        t(($) => $.etka.editor.dateFormat),
        profile.dateFormat,
        plain(dateFormats),
        (dateFormat) => set({ dateFormat }),
      )}
      {text(
        t(($) => $.etka.editor.brandDefault),
        profile.brands.default,
        (character) => set({ brands: { ...profile.brands, default: character.trim().slice(-1) } }),
        true,
      )}
      {profile.kind === 'fixed' && (
        <div className="field">
          <span className="lab" aria-hidden>
            {t(($) => $.etka.editor.recordLength)}
          </span>
          <NumberCell
            label={t(($) => $.etka.editor.recordLength)}
            value={profile.recordLength}
            disabled={readOnly}
            onChange={(length) => onChange({ ...profile, recordLength: length ?? Number.NaN })}
          />
        </div>
      )}
      {profile.kind === 'delimited' && (
        <>
          {choice(
            t(($) => $.etka.editor.separator),
            profile.separator,
            separators.map((separator) => ({
              value: separator,
              label: t(($) => $.etka.editor.separatorName[separatorNames[separator]]),
            })),
            (separator) => onChange({ ...profile, separator }),
          )}
          {choice(
            t(($) => $.etka.editor.quoting),
            profile.quoting,
            quotings.map((quoting) => ({ value: quoting, label: t(($) => $.etka.editor.quotings[quoting]) })),
            (quoting) => onChange({ ...profile, quoting }),
          )}
          <Check
            checked={profile.titles}
            disabled={readOnly}
            label={t(($) => $.etka.editor.titles)}
            onChange={(titles) => onChange({ ...profile, titles })}
          />
        </>
      )}
      {profile.kind === 'xml' && (
        <>
          {text(
            t(($) => $.etka.editor.root),
            profile.root,
            (root) => onChange({ ...profile, root }),
            true,
          )}
          {text(
            t(($) => $.etka.editor.record),
            profile.record,
            (record) => onChange({ ...profile, record }),
            true,
          )}
        </>
      )}
    </div>
  );
}
