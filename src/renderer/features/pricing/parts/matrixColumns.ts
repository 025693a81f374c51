import { call } from '@renderer/api/client';
import {
  type LineColumn,
  moneyColumn,
  percentColumn,
  pickerColumn,
  readColumn,
} from '@renderer/ui/lineEditor/columns';
import type { useLines } from '@renderer/ui/lineEditor/lines';
import { formatMoney, formatPercent } from '@shared/kernel/money';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { bandEnd, type MatrixRow, marginOfMarkup } from '../matrixRows';

export type KeyedRow = MatrixRow & { key: string };

/** 0 stands for all. */
export interface GroupChoice {
  id: number;
  name: string;
}

/** Group and supplier of a row, where its band begins, its markup, and what that means in margin. */
export function useMatrixColumns(
  lines: ReturnType<typeof useLines<MatrixRow>>,
  mayEdit: boolean,
): LineColumn<KeyedRow>[] {
  const { t } = useTranslation();
  const { update } = lines;
  const rows = lines.lines;
  return useMemo(() => {
    const locked = () => !mayEdit;
    const anySupplier = t(($) => $.pricing.matrix.anySupplier);
    return [
      readColumn<KeyedRow>({
        id: 'group',
        header: t(($) => $.pricing.matrix.group),
        width: 150,
        className: 'med',
        display: (row) => row.group ?? t(($) => $.pricing.matrix.anyGroup),
      }),
      pickerColumn<KeyedRow, GroupChoice>({
        id: 'supplier',
        header: t(($) => $.pricing.matrix.supplier),
        value: (row) => ({ id: row.supplierId ?? 0, name: row.supplier ?? anySupplier }),
        change: (row, picked) =>
          update(row.key, { supplierId: picked?.id || null, supplier: picked?.id ? picked.name : null }),
        load: (query) => loadSuppliers(query, anySupplier),
        optionKey: (one) => one.id,
        optionText: (one) => one.name,
        locked,
      }),
      moneyColumn<KeyedRow>({
        id: 'from',
        header: t(($) => $.pricing.matrix.from),
        width: 160,
        value: (row) => row.fromCents,
        change: (row, fromCents) =>
          update(row.key, { fromCents: fromCents === null ? null : Math.max(0, fromCents) }),
        locked,
      }),
      readColumn<KeyedRow>({
        id: 'to',
        header: t(($) => $.pricing.matrix.to),
        width: 84,
        num: true,
        className: 'm',
        display: (row) => {
          const end = bandEnd(
            row,
            rows.map((line) => line.data),
          );
          return end === null ? '' : formatMoney(end);
        },
      }),
      percentColumn<KeyedRow>({
        id: 'markup',
        header: t(($) => $.pricing.matrix.markup),
        width: 90,
        value: (row) => row.markupBp,
        display: (row) => (row.markupBp === null ? null : formatPercent(row.markupBp)),
        change: (row, markupBp) =>
          update(row.key, { markupBp: markupBp === null ? null : Math.max(0, markupBp) }),
        locked,
      }),
      readColumn<KeyedRow>({
        id: 'margin',
        header: t(($) => $.pricing.matrix.margin),
        width: 80,
        num: true,
        className: 'm',
        display: (row) => (row.markupBp === null ? '' : formatPercent(marginOfMarkup(row.markupBp))),
      }),
    ];
  }, [t, mayEdit, update, rows]);
}

async function loadSuppliers(text: string, all: string): Promise<GroupChoice[]> {
  const found = await call('parties.lookup', { text, role: 'supplier', limit: 12 });
  const any = { id: 0, name: all };
  return [
    ...(all.toLowerCase().includes(text.trim().toLowerCase()) ? [any] : []),
    ...found.map(({ id, name }) => ({ id, name })),
  ];
}
