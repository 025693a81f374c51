import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Check, RadioCards } from '@renderer/ui/Check';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { Seg } from '@renderer/ui/Seg';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import {
  choicesFor,
  fieldsOf,
  type ImportKind,
  importKinds,
  isRequired,
} from '@shared/features/imports/fields';
import {
  type CheckOptions,
  csvDelimiters,
  csvEncodings,
  type OpenedFile,
  type Reading,
} from '@shared/features/imports/model';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../texts';

/** What is to be imported and how. */
export interface Wanted {
  kind: ImportKind;
  mapping: Record<string, number>;
  options: CheckOptions;
}

interface ColumnsStepProps {
  file: OpenedFile;
  reading: Reading;
  wanted: Wanted;
  busy: boolean;
  onReading: (reading: Reading) => void;
  onWanted: (wanted: Wanted) => void;
  onCheck: () => void;
}

/** What the file is, which column is which field, and what happens with cards that are there already. */
export function ColumnsStep({ file, reading, wanted, busy, onReading, onWanted, onCheck }: ColumnsStepProps) {
  const { t } = useTranslation();
  const { kind, mapping } = wanted;
  const missing = fieldsOf(kind).filter((field) => isRequired(kind, field) && mapping[field] === undefined);
  const reason = missing.map((field) => fieldText(t, kind, field)).join(', ');
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.imports.check),
      enabled: !busy && missing.length === 0,
      run: onCheck,
    },
  ]);
  const choose = (next: ImportKind) =>
    onWanted({
      kind: next,
      mapping: file.mappings[next]?.mapping ?? {},
      options: { ...wanted.options, existing: 'skip' },
    });
  return (
    <>
      <FileFacts file={file} reading={reading} onReading={onReading} />
      <section>
        <h2>{t(($) => $.imports.kind)}</h2>
        <Seg
          label={t(($) => $.imports.kind)}
          value={kind}
          options={importKinds.map((value) => ({ value, label: t(($) => $.imports.kinds[value]) }))}
          onChange={choose}
        />
      </section>
      <section>
        <h2>{t(($) => $.imports.columns.title)}</h2>
        {file.mappings[kind]?.remembered && (
          <InlineNotice tone="info">{t(($) => $.imports.columns.remembered)}</InlineNotice>
        )}
        <Columns file={file} wanted={wanted} onWanted={onWanted} />
      </section>
      <Options wanted={wanted} onWanted={onWanted} />
      <p className="row">
        <Button
          variant="primary"
          shortcut="Ctrl+Enter"
          busy={busy}
          disabled={missing.length > 0}
          reason={missing.length > 0 ? `${t(($) => $.imports.columns.required)}: ${reason}` : undefined}
          onClick={onCheck}
        >
          {t(($) => $.imports.check)}
        </Button>
      </p>
    </>
  );
}

function FileFacts({ file, reading, onReading }: Pick<ColumnsStepProps, 'file' | 'reading' | 'onReading'>) {
  const { t } = useTranslation();
  const encodings = t(($) => $.imports.file.encodings, { returnObjects: true });
  const encoding = file.encoding === 'utf8bom' ? 'utf8' : file.encoding;
  return (
    <section>
      <p className="m">
        {t(($) => $.imports.file.rows, { count: file.rows })}
        {file.unreadable > 0 && `, ${t(($) => $.imports.file.unreadable, { count: file.unreadable })}`}
      </p>
      <div className="imports-grid">
        {file.format === 'csv' && (
          <>
            <SelectField
              label={t(($) => $.imports.file.encoding)}
              value={encoding}
              options={csvEncodings.map((value) => ({ value: value as string, label: encodings[value] }))}
              onChange={(value) => {
                const chosen = csvEncodings.find((one) => one === value);
                if (chosen && chosen !== encoding) onReading({ ...reading, encoding: chosen });
              }}
            />
            <SelectField
              label={t(($) => $.imports.file.delimiter)}
              value={file.delimiter}
              options={csvDelimiters.map((value) => ({
                value: value as string,
                label: delimiterText(t, value),
              }))}
              onChange={(value) => {
                const chosen = csvDelimiters.find((one) => one === value);
                if (chosen && chosen !== file.delimiter) onReading({ ...reading, delimiter: chosen });
              }}
            />
          </>
        )}
        {file.sheets.length > 1 && (
          <SelectField
            label={t(($) => $.imports.file.sheet)}
            value={file.sheet}
            options={file.sheets.map((label, value) => ({ value, label }))}
            onChange={(sheet) => sheet !== null && sheet !== file.sheet && onReading({ ...reading, sheet })}
          />
        )}
      </div>
    </section>
  );
}

const delimiterText = (t: TFunction, delimiter: string): string =>
  delimiter === '\t' ? t(($) => $.imports.file.tab) : delimiter;

function Columns({ file, wanted, onWanted }: Pick<ColumnsStepProps, 'file' | 'wanted' | 'onWanted'>) {
  const { t } = useTranslation();
  const { kind, mapping } = wanted;
  const nameOf = (at: number) =>
    file.columns[at]?.name || t(($) => $.imports.columns.number, { number: at + 1 });
  const options = file.columns.map(({ samples }, at) => ({
    value: at,
    label: nameOf(at),
    note: samples[0] ?? '',
  }));
  const used = new Set(Object.values(mapping));
  const unused = file.columns.flatMap((_column, at) => (used.has(at) ? [] : [nameOf(at)]));
  const change = (field: string, column: number | null) => {
    const { [field]: _before, ...others } = mapping;
    onWanted({ ...wanted, mapping: column === null ? others : { ...others, [field]: column } });
  };
  return (
    <>
      <div className="imports-grid">
        {fieldsOf(kind).map((field) => (
          <SelectField
            key={field}
            label={fieldText(t, kind, field)}
            value={mapping[field] ?? null}
            options={options}
            required={isRequired(kind, field)}
            clearable
            placeholder={t(($) => $.imports.columns.none)}
            onChange={(column) => change(field, column)}
          />
        ))}
      </div>
      {unused.length > 0 && (
        <p className="s m">
          {t(($) => $.imports.columns.unused, { count: unused.length, names: unused.join(', ') })}
        </p>
      )}
    </>
  );
}

function Options({ wanted, onWanted }: Pick<ColumnsStepProps, 'wanted' | 'onWanted'>) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { kind, options } = wanted;
  const change = (patch: Partial<Wanted['options']>) =>
    onWanted({ ...wanted, options: { ...options, ...patch } });
  const words = {
    skip: { label: t(($) => $.imports.options.skip), note: t(($) => $.imports.options.skipNote) },
    fill:
      kind === 'norms'
        ? { label: t(($) => $.imports.options.overwrite), note: t(($) => $.imports.options.overwriteNote) }
        : { label: t(($) => $.imports.options.fill), note: t(($) => $.imports.options.fillNote) },
    new: { label: t(($) => $.imports.options.new), note: t(($) => $.imports.options.newNote) },
  };
  const units = t(($) => $.imports.options.normUnits, { returnObjects: true });
  const hasNorms = (kind === 'operations' || kind === 'norms') && wanted.mapping.normUnit === undefined;
  return (
    <section>
      <h2>{t(($) => $.imports.options.title)}</h2>
      <RadioCards
        label={t(($) => $.imports.options.existing)}
        value={options.existing}
        options={choicesFor(kind).map((value) => ({ value, ...words[value] }))}
        onChange={(existing) => change({ existing })}
      />
      {(kind === 'assets' || kind === 'norms') && may('catalog.edit') && (
        <Check
          checked={options.addNames}
          onChange={(addNames) => change({ addNames })}
          label={t(($) => $.imports.options.addNames)}
        />
      )}
      {hasNorms && (
        <div className="imports-grid">
          <SelectField
            label={t(($) => $.imports.options.normUnit)}
            value={options.normUnit}
            options={(['h', 'min', 'tu'] as const).map((value) => ({ value, label: units[value] }))}
            onChange={(normUnit) => normUnit !== null && change({ normUnit })}
          />
        </div>
      )}
    </section>
  );
}
