import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { type FrameField, frameFields, type PartField, partFields } from '@shared/features/etka/fields';
import type { AnyColumn, EtkaProfile } from '@shared/features/etka/profile';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ColumnPatch,
  columnsOf,
  moved,
  newColumn,
  patched,
  type RecordName,
  withColumns,
} from '../draft';
import { Choice, NumberCell, TextCell } from './cells';

interface ColumnsTableProps {
  profile: EtkaProfile;
  record: RecordName;
  /** The row that the cursor is in. */
  at: number;
  readOnly: boolean;
  onAt: (at: number) => void;
  onChange: (profile: EtkaProfile) => void;
}

/** The columns of a record, one a row; what the profile's kind has no use for is not shown. */
export function ColumnsTable({ profile, record, at, readOnly, onAt, onChange }: ColumnsTableProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = columnsOf(profile, record);
  const title = recordTitle();
  const set = (next: readonly AnyColumn[] | null) => onChange(withColumns(profile, record, next));
  const change = (row: number, patch: ColumnPatch) => set(patched(columns ?? [], row, patch));
  const goTo = (row: number) => {
    onAt(row);
    requestAnimationFrame(() => body.current?.rows[row]?.querySelector<HTMLElement>('select')?.focus());
  };
  const add = () => {
    const list = columns ?? [];
    const next = list.length === 0 ? 0 : Math.min(at + 1, list.length);
    set([...list.slice(0, next), newColumn(profile, record, list.length), ...list.slice(next)]);
    goTo(next);
  };
  const remove = () => {
    set((columns ?? []).filter((_column, row) => row !== at));
    goTo(Math.max(0, at - 1));
  };
  const move = (step: 1 | -1) => {
    const to = at + step;
    if (!columns || to < 0 || to >= columns.length) return;
    set(moved(columns, at, step));
    goTo(to);
  };
  const may = !readOnly && columns !== null;
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.etka.editor.add), enabled: may, run: add },
    { keys: 'Ctrl+Delete', label: t(($) => $.etka.editor.remove), enabled: may, run: remove },
    { keys: 'Alt+ArrowUp', label: t(($) => $.etka.editor.up), enabled: may, run: () => move(-1) },
    { keys: 'Alt+ArrowDown', label: t(($) => $.etka.editor.down), enabled: may, run: () => move(1) },
  ]);
  return (
    <>
      <div className="etka-tools">
        {record !== 'columns' && (
          <Check
            checked={columns !== null}
            disabled={readOnly}
            label={t(($) => $.etka.editor.present)}
            onChange={(on) => set(on ? [newColumn(profile, record, 0)] : null)}
          />
        )}
        <span className="grow" />
        <Button icon={ArrowUp} shortcut="Alt+↑" disabled={!may} onClick={() => move(-1)}>
          {t(($) => $.etka.editor.up)}
        </Button>
        <Button icon={ArrowDown} shortcut="Alt+↓" disabled={!may} onClick={() => move(1)}>
          {t(($) => $.etka.editor.down)}
        </Button>
        <Button icon={Trash2} shortcut="Ctrl+Del" disabled={!may} onClick={remove}>
          {t(($) => $.etka.editor.remove)}
        </Button>
        <Button icon={Plus} shortcut="Ins" disabled={!may} onClick={add}>
          {t(($) => $.etka.editor.add)}
        </Button>
      </div>
      {columns !== null && (
        <table className="tbl etka-columns">
          <thead>
            <tr>
              <th scope="col">{profile.kind === 'fixed' ? t(($) => $.etka.editor.place) : '№'}</th>
              <th scope="col">{t(($) => $.etka.editor.value)}</th>
              <th scope="col">{t(($) => $.etka.editor.constantText)}</th>
              {profile.kind === 'fixed' ? (
                <>
                  <th scope="col">{t(($) => $.etka.editor.width)}</th>
                  <th scope="col">{t(($) => $.etka.editor.align)}</th>
                  <th scope="col">{t(($) => $.etka.editor.pad)}</th>
                </>
              ) : (
                <>
                  <th scope="col">
                    {profile.kind === 'xml' && record === 'columns'
                      ? t(($) => $.etka.editor.element)
                      : t(($) => $.etka.editor.titleColumn)}
                  </th>
                  <th scope="col">{t(($) => $.etka.editor.maxLength)}</th>
                </>
              )}
              <th scope="col">{t(($) => $.etka.editor.decimals)}</th>
              <th scope="col">{t(($) => $.etka.editor.implied)}</th>
              <th scope="col">{t(($) => $.etka.editor.tooLong)}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {columns.map((column, row) => (
              <ColumnRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other identity than its place
                key={row}
                {...{ column, readOnly }}
                fields={record === 'columns' ? partFields : frameFields}
                label={t(($) => $.etka.editor.rowOf, { title, number: row + 1 })}
                place={profile.kind === 'fixed' ? placeText(columns, row) : String(row + 1)}
                on={row === at}
                onFocus={() => onAt(row)}
                onChange={(patch) => change(row, patch)}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );

  function recordTitle(): string {
    return profile.kind === 'xml' && record === 'header'
      ? t(($) => $.etka.editor.attributes)
      : t(($) => $.etka.editor.records[record]);
  }
}

/** „3–16“, as the definitions of such files count. */
function placeText(columns: readonly AnyColumn[], at: number): string {
  const widthOf = (column: AnyColumn | undefined) => (column && 'width' in column ? column.width : 0);
  const before = columns.slice(0, at).reduce((sum, column) => sum + widthOf(column), 0);
  const width = widthOf(columns[at]);
  if (!Number.isFinite(before + width)) return '';
  return width > 1 ? `${before + 1}–${before + width}` : String(before + 1);
}

interface ColumnRowProps {
  column: AnyColumn;
  fields: readonly (PartField | FrameField)[];
  label: string;
  place: string;
  on: boolean;
  readOnly: boolean;
  onFocus: () => void;
  onChange: (patch: ColumnPatch) => void;
}

function ColumnRow({ column, fields, label, place, on, readOnly, onFocus, onChange }: ColumnRowProps) {
  const { t } = useTranslation();
  const { source } = column;
  const field = 'field' in source ? source.field : '';
  const disabled = readOnly;
  const named = (what: string) => `${label}: ${what}`;
  return (
    <tr className={on ? 'on' : undefined} onFocus={onFocus}>
      <td className="m num">{place}</td>
      <td>
        <Choice<PartField | FrameField | ''>
          {...{ disabled, value: field, label: named(t(($) => $.etka.editor.value)) }}
          options={[
            { value: '', label: t(($) => $.etka.editor.constant) },
            ...fields.map((one) => ({ value: one, label: t(($) => $.etka.fields[one]) })),
          ]}
          onChange={(chosen) =>
            onChange({
              source: (chosen === '' ? { constant: '' } : { field: chosen }) as AnyColumn['source'],
            })
          }
        />
      </td>
      <td>
        {'constant' in source && (
          <TextCell
            {...{ disabled, value: source.constant, label: named(t(($) => $.etka.editor.constantText)) }}
            onChange={(constant) => onChange({ source: { constant } })}
          />
        )}
      </td>
      {'width' in column ? (
        <>
          <td>
            <NumberCell
              {...{ disabled, value: column.width, label: named(t(($) => $.etka.editor.width)) }}
              onChange={(width) => onChange({ width: width ?? Number.NaN })}
            />
          </td>
          <td>
            <Choice<'left' | 'right'>
              {...{ disabled, value: column.align, label: named(t(($) => $.etka.editor.align)) }}
              options={[
                { value: 'left', label: t(($) => $.etka.editor.aligns.left) },
                { value: 'right', label: t(($) => $.etka.editor.aligns.right) },
              ]}
              onChange={(align) => onChange({ align })}
            />
          </td>
          <td>
            <Choice<' ' | '0'>
              {...{ disabled, value: column.pad, label: named(t(($) => $.etka.editor.pad)) }}
              options={[
                { value: ' ', label: t(($) => $.etka.editor.pads.blank) },
                { value: '0', label: t(($) => $.etka.editor.pads.zero) },
              ]}
              onChange={(pad) => onChange({ pad })}
            />
          </td>
        </>
      ) : (
        <>
          <td>
            <TextCell
              {...{ disabled, value: column.title, label: named(t(($) => $.etka.editor.titleColumn)) }}
              onChange={(title) => onChange({ title })}
            />
          </td>
          <td>
            <NumberCell
              {...{ disabled, value: column.maxLength ?? null }}
              label={named(t(($) => $.etka.editor.maxLength))}
              onChange={(maxLength) => onChange({ maxLength: maxLength ?? undefined })}
            />
          </td>
        </>
      )}
      <td>
        <NumberCell
          {...{ disabled, value: column.decimals, label: named(t(($) => $.etka.editor.decimals)) }}
          onChange={(decimals) => onChange({ decimals: decimals ?? Number.NaN })}
        />
      </td>
      <td>
        <Check
          hideLabel
          checked={column.impliedPoint}
          disabled={disabled}
          label={named(t(($) => $.etka.editor.implied))}
          onChange={(impliedPoint) => onChange({ impliedPoint })}
        />
      </td>
      <td>
        <Choice<'truncate' | 'error'>
          {...{ disabled, value: column.tooLong, label: named(t(($) => $.etka.editor.tooLong)) }}
          options={[
            { value: 'error', label: t(($) => $.etka.editor.tooLongRule.error) },
            { value: 'truncate', label: t(($) => $.etka.editor.tooLongRule.truncate) },
          ]}
          onChange={(tooLong) => onChange({ tooLong })}
        />
      </td>
    </tr>
  );
}
