import type { ReactNode } from 'react';

/** One fact of the peek; nothing where nothing is known. */
export function PeekFact({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === undefined || children === false || children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
