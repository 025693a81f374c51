import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Bound, FormNav, useZodForm } from '@renderer/ui/fields/form';
import { TextField } from '@renderer/ui/fields/TextField';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { type Worker, workerFields } from '@shared/features/staff/model';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const schema = z.object(workerFields);

interface WorkerFormProps {
  worker: Worker | null;
  canEdit: boolean;
  onSaved: (id: number) => void;
}

/** A worker: number, name, grade. Archived ones keep their past and take no new work. */
export function WorkerForm({ worker, canEdit, onSaved }: WorkerFormProps) {
  const { t } = useTranslation();
  const save = useCommand('staff.saveWorker');
  const archive = useCommand('staff.archiveWorker');
  const form = useZodForm(schema, {
    defaultValues: worker
      ? { number: worker.number, name: worker.name, grade: worker.grade }
      : { number: '', name: '', grade: null },
  });
  const send = form.handleSubmit(async (values) => {
    const saved = await save.attempt({ id: worker?.id ?? null, version: worker?.version ?? null, ...values });
    if (saved) onSaved(saved.id);
  });
  const title = worker
    ? t(($) => $.staff.editWorker, { number: worker.number })
    : t(($) => $.staff.newWorker);
  return (
    <SidePanel label={title}>
      <SideSection title={title} extra={worker?.userName ?? undefined}>
        <FormNav className="staff-form" label={title} onSubmit={() => void send()} onLast={() => void send()}>
          <Bound control={form.control} name="number">
            {(field) => (
              <TextField
                label={t(($) => $.staff.number)}
                {...field}
                maxLength={12}
                required
                readOnly={!canEdit}
                autoFocus={!worker}
              />
            )}
          </Bound>
          <Bound control={form.control} name="name">
            {(field) => (
              <TextField
                label={t(($) => $.staff.name)}
                {...field}
                maxLength={80}
                required
                readOnly={!canEdit}
              />
            )}
          </Bound>
          <Bound control={form.control} name="grade">
            {({ value, onChange, ...field }) => (
              <TextField
                label={t(($) => $.staff.grade)}
                {...field}
                value={value ?? ''}
                onChange={(text) => onChange(text.trim() || null)}
                maxLength={20}
                readOnly={!canEdit}
              />
            )}
          </Bound>
        </FormNav>
        <ErrorBox error={save.error ?? archive.error} />
        {canEdit && (
          <div className="side-acts">
            <Button variant="primary" busy={save.isPending} onClick={() => void send()}>
              {t(($) => $.staff.save)}
            </Button>
            {worker && (
              <Button
                onClick={() =>
                  void archive.attempt({
                    ...{ id: worker.id, version: worker.version },
                    archived: worker.active,
                  })
                }
              >
                {worker.active ? t(($) => $.staff.archive) : t(($) => $.staff.restore)}
              </Button>
            )}
          </div>
        )}
      </SideSection>
    </SidePanel>
  );
}
