import type { ReactNode } from 'react';

interface FormGroupProps {
  title: string;
  note?: string;
  children: ReactNode;
}

/** A group of fields with its words at the left. */
export function FormGroup({ title, note, children }: FormGroupProps) {
  return (
    <section className="form-group">
      <div className="form-group-words">
        <h2>{title}</h2>
        {note && <p className="s m">{note}</p>}
      </div>
      <div className="form-group-fields">{children}</div>
    </section>
  );
}
