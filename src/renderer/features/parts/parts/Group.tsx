import type { ReactNode } from 'react';

/** Fields of a card that belong together, under their name at the left. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part-group">
      <h2>{title}</h2>
      <div className="part-fields">{children}</div>
    </section>
  );
}
