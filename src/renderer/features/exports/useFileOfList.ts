import { useCommand } from '@renderer/api/useCommand';
import { toast } from '@renderer/ui/toast';
import type { InputOf } from '@shared/contract/contract';
import type { ExportedList, ExportFormat } from '@shared/features/exports/model';
import { sofiaDate } from '@shared/kernel/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export type Shown = InputOf<'exports.write'>['shown'];

interface Wanted {
  name: string;
  format: ExportFormat;
  input: Record<string, unknown>;
  shown: Shown;
}

/** Asks for the place, has the engine write the file there, and says when it is done. */
export function useFileOfList(list: ExportedList) {
  const { t } = useTranslation();
  const pick = useCommand('attachments.pickTarget');
  const writing = useCommand('exports.write');
  const cancel = useCommand('exports.cancel');
  const [failed, setFailed] = useState<unknown>(null);
  const write = async ({ name, format, input, shown }: Wanted) => {
    setFailed(null);
    try {
      const suggestedName = `${name} ${sofiaDate(Date.now())}.${format}`;
      const { picked } = await pick.run({ kind: format, suggestedName });
      if (!picked) return;
      const done = await writing.run({ list, input, shown, format, grant: picked.grant });
      toast.show({
        text: t(($) => $.exports.saved, { name: done.fileName, count: done.rows }),
        glyph: 'ok',
      });
    } catch (error) {
      setFailed(error);
    }
  };
  return {
    write,
    running: writing.isPending,
    failed,
    dismiss: () => setFailed(null),
    cancel: () => void cancel.attempt({ list }),
  };
}
