import type { stockViews } from '@shared/features/stock/model';
import { useCallback, useState } from 'react';

interface StockView {
  view: (typeof stockViews)[number];
  warehouseId: number | null;
  groupId: number | null;
  brand: string | null;
  onlyAvailable: boolean;
  families: boolean;
  /** Current numbers whose families stand open. */
  open: number[];
  panel: boolean;
  selected: number | null;
}

const untouched: StockView = {
  view: 'all',
  warehouseId: null,
  groupId: null,
  brand: null,
  onlyAvailable: false,
  families: true,
  open: [],
  panel: false,
  selected: null,
};

/** As the list was left: Esc from a card or a document returns to the same row. */
let left: StockView = untouched;

/** Filters, open families and the selected row of the stock list. */
export function useStockView() {
  const [view, setView] = useState(left);
  const change = useCallback((patch: Partial<StockView>) => {
    setView((before) => {
      left = { ...before, ...patch };
      return left;
    });
  }, []);
  const toggleFamily = useCallback((id: number) => {
    setView((before) => {
      const open = before.open.includes(id) ? before.open.filter((one) => one !== id) : [...before.open, id];
      left = { ...before, open };
      return left;
    });
  }, []);
  return { view, change, toggleFamily };
}
