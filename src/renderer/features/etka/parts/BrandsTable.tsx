import { Button } from '@renderer/ui/Button';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { EtkaProfile } from '@shared/features/etka/profile';
import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextCell } from './cells';

export type BrandRows = readonly (readonly [brand: string, character: string])[];

interface BrandsTableProps {
  rows: BrandRows;
  readOnly: boolean;
  onChange: (rows: BrandRows) => void;
}

/** The character of each brand; all others have the profile's usual one. */
export function BrandsTable({ rows, readOnly, onChange }: BrandsTableProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const set = (row: number, brand: string, character: string) =>
    onChange(rows.map((one, index) => (index === row ? [brand.toUpperCase(), character] : one)));
  const add = () => {
    onChange([...rows, ['', '']]);
    requestAnimationFrame(() =>
      body.current?.rows[rows.length]?.querySelector<HTMLElement>('input')?.focus(),
    );
  };
  const remove = () => onChange(rows.filter((_row, index) => index !== at));
  const may = !readOnly;
  useShortcuts([
    { keys: 'Insert', label: t(($) => $.etka.editor.addBrand), enabled: may, run: add },
    {
      keys: 'Ctrl+Delete',
      label: t(($) => $.etka.editor.remove),
      enabled: may && rows.length > 0,
      run: remove,
    },
  ]);
  return (
    <>
      <div className="etka-tools">
        <span className="grow" />
        <Button icon={Trash2} shortcut="Ctrl+Del" disabled={!may || rows.length === 0} onClick={remove}>
          {t(($) => $.etka.editor.remove)}
        </Button>
        <Button icon={Plus} shortcut="Ins" disabled={!may} onClick={add}>
          {t(($) => $.etka.editor.addBrand)}
        </Button>
      </div>
      <table className="tbl etka-columns etka-brands">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.etka.editor.brand)}</th>
            <th scope="col">{t(($) => $.etka.editor.character)}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map(([brand, character], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row under edition has no other identity than its place
            <tr key={row} className={row === at ? 'on' : undefined} onFocus={() => setAt(row)}>
              <td>
                <TextCell
                  label={`${t(($) => $.etka.editor.brand)} ${row + 1}`}
                  value={brand}
                  disabled={readOnly}
                  onChange={(next) => set(row, next, character)}
                />
              </td>
              <td>
                <TextCell
                  label={`${t(($) => $.etka.editor.character)} ${row + 1}`}
                  value={character}
                  disabled={readOnly}
                  onChange={(next) => set(row, brand, next.trim().slice(-1))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export const brandRowsOf = ({ brands }: EtkaProfile): BrandRows => Object.entries(brands.characters);

/** Rows without a brand are still being typed. */
export function withBrands(profile: EtkaProfile, rows: BrandRows): EtkaProfile {
  const characters = Object.fromEntries(rows.filter(([brand]) => brand.trim() !== ''));
  return { ...profile, brands: { ...profile.brands, characters } };
}
