import type { Entry, EntryInput, EntryOutput } from '@shared/contract/entry';
import { attachmentsContract } from '@shared/features/attachments/contract';
import { printingShellContract } from '@shared/features/printing/shellContract';
import { recoveryContract } from '@shared/features/recovery/contract';
import { shellContract } from '@shared/features/shell/contract';
import type { BrowserWindow } from 'electron';
import type { ShellCaller } from './bridge';

/** Entries that must work while there is no engine to ask; nobody is signed in then. */
export const entriesWithoutEngine = { ...recoveryContract, ...shellContract };
/** Entries that the engine authorises before the shell carries them out (decisions 3). */
export const authorisedEntries = { ...attachmentsContract, ...printingShellContract };

export interface ShellContext {
  window: BrowserWindow;
  caller: ShellCaller;
}

/** One handler for each entry of a contract that the shell carries out. */
export type ShellHandlers<C extends Readonly<Record<string, Entry>>> = {
  readonly [N in keyof C]: (input: EntryInput<C[N]>, context: ShellContext) => Promise<EntryOutput<C[N]>>;
};

export type AllShellHandlers = ShellHandlers<typeof entriesWithoutEngine & typeof authorisedEntries>;
