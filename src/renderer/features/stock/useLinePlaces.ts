import { call } from '@renderer/api/client';
import type { useLines } from '@renderer/ui/lineEditor/lines';
import { useEffect, useRef } from 'react';
import type { DraftLine } from './documentValues';

/** Tells each line what lies of its part where in the document's warehouse, anew when the warehouse changes. */
export function useLinePlaces(
  warehouseId: number | null,
  { lines, update }: ReturnType<typeof useLines<DraftLine>>,
): void {
  const asked = useRef(new Map<string, number>());
  useEffect(() => {
    if (warehouseId === null) return;
    for (const { key, data } of lines) {
      if (asked.current.get(key) === warehouseId) continue;
      asked.current.set(key, warehouseId);
      call('stock.places', { partId: data.partId, warehouseId }).then(
        ({ places, serialTracked }) => {
          if (asked.current.get(key) === warehouseId) update(key, { places, serialTracked });
        },
        () => asked.current.delete(key),
      );
    }
  }, [warehouseId, lines, update]);
}
