import type { Scanned, ScannedKind } from '@shared/features/scan/model';
import { useLayoutEffect, useRef } from 'react';

/** What a screen does with a scan of a kind. */
export type ScanActs = { [K in ScannedKind]?: (scan: Extract<Scanned, { kind: K }>) => void };

let takers: readonly { act(scan: Scanned): boolean }[] = [];

/** The screen takes scans of these kinds while it is mounted; the others, and all without it, open what they stand for. */
export function useScans(acts: ScanActs): void {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  useLayoutEffect(() => {
    const taker = {
      act: (scan: Scanned) => {
        const act = latest.current[scan.kind] as ((scan: Scanned) => void) | undefined;
        act?.(scan);
        return act !== undefined;
      },
    };
    takers = [...takers, taker];
    return () => {
      takers = takers.filter((one) => one !== taker);
    };
  }, []);
}

/** Gives a scan to the screen that came last and wants it; false when none does. */
export function takeScan(scan: Scanned): boolean {
  return [...takers].reverse().some((one) => one.act(scan));
}
