import { useCommand } from '@renderer/api/useCommand';
import type { PlannedPrint, PrintTarget } from '@shared/features/printing/model';
import { useRef } from 'react';

/** A print of the set as the person has it now. */
export interface ChosenPrint extends PlannedPrint {
  id: string;
}

/**
 * Prints chosen documents one after another: a protocol that is missing is issued first, the run is archived, then sent.
 * What is archived stays so; a second try after a printer's failure sends the same bytes.
 */
export function useSetPrinter(orderId: number) {
  const issue = useCommand('handover.issue');
  const create = useCommand('printing.create');
  const send = useCommand('printing.printRun');
  const save = useCommand('printing.savePdf');
  const archived = useRef(new Map<string, number>());

  const targetOf = async (item: ChosenPrint): Promise<PrintTarget> => {
    if (item.target !== null) return item.target;
    const release = item.kind === 'handoverRelease';
    const { handoverId } = await issue.run({ orderId, direction: release ? 'release' : 'intake' });
    return { kind: release ? 'handoverRelease' : 'handoverIntake', handoverId };
  };
  const runOf = async (item: ChosenPrint): Promise<number> => {
    const key = `${item.id} ${item.copies}`;
    const known = archived.current.get(key);
    if (known !== undefined) return known;
    const { runId } = await create.run({ target: await targetOf(item), copies: item.copies });
    archived.current.set(key, runId);
    return runId;
  };

  return {
    /** @returns whether all of them went to the printer; else the reason stands in `error` */
    print: async (
      items: readonly ChosenPrint[],
      printerOf: (item: ChosenPrint) => string,
    ): Promise<boolean> => {
      try {
        for (const item of items) {
          const runId = await runOf(item);
          await send.run({ runId, printer: printerOf(item) });
          archived.current.delete(`${item.id} ${item.copies}`);
        }
        return true;
      } catch {
        return false;
      }
    },
    /** @returns the name of the saved file, null when the dialog was left or the saving refused */
    savePdf: async (item: ChosenPrint): Promise<string | null> => {
      try {
        const { saved } = await save.run({ runId: await runOf(item), suggestedName: item.title });
        return saved?.name ?? null;
      } catch {
        return null;
      }
    },
    busy: issue.isPending || create.isPending || send.isPending || save.isPending,
    error: issue.error ?? create.error ?? send.error ?? save.error,
    reset: () => {
      for (const command of [issue, create, send, save]) command.reset();
    },
  };
}
