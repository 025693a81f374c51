import type { OutputOf } from '@shared/contract/contract';
import type { ReactNode } from 'react';
import type { PartFormState } from '../partValues';

type Card = OutputOf<'parts.card'>;

export interface PartFieldsProps {
  form: PartFormState;
  card: Card | null;
  readOnly: boolean;
}

/** Fields of a card that belong together, under their name at the left. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part-group">
      <h2>{title}</h2>
      <div className="part-fields">{children}</div>
    </section>
  );
}
