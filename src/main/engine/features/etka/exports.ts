import { DomainError } from '@shared/contract/errors';
import type { etkaContract } from '@shared/features/etka/contract';
import type { EtkaChoices, EtkaSummary } from '@shared/features/etka/model';
import { etkaExport } from '../../db/schema/etka';
import { deviceOf, type WrittenFile, writeVerified } from '../../exchange/verifiedWrite';
import type { CommandContext, QueryContext } from '../../kernel/context';
import type { PreparedCommand } from '../../kernel/handlers';
import { type MadeFile, makeFile, summaryOf } from './making';

type Contract = typeof etkaContract;

/** What an export would write. */
export function etkaPreview(ctx: QueryContext, choices: EtkaChoices): EtkaSummary {
  return summaryOf(makeFile(ctx, choices));
}

/** The file goes to the drive before the transaction; only a verified one is logged (etka §4). */
export const exportEtka: PreparedCommand<Contract['etka.export']> = {
  prepare: async (base, input) => {
    const { grantId, requestId: _requestId, ...choices } = input;
    const folder = base.services.resolveGrant(grantId);
    if (folder === null) throw new DomainError('GRANT_UNKNOWN');
    const device = await deviceOf(folder, choices.profile);
    const made = makeFile(base, choices);
    const { fileName, bytes } = made.file;
    const driveLabel = await labelOf(base, folder);
    const written = await writeVerified({
      ...{ folder, fileName, bytes, device },
      onProgress: ({ step, done, total }) =>
        base.services.emit({ kind: 'progress', task: `etka:${step}`, done, total }),
    });
    return (ctx) => {
      const exportId = log(ctx, { made, choices, driveLabel, written });
      return { ...summaryOf(made), exportId, sha256: written.sha256, path: written.path };
    };
  },
};

interface Logged {
  made: MadeFile;
  choices: EtkaChoices;
  driveLabel: string;
  written: WrittenFile;
}

function log(ctx: CommandContext, { made, choices, driveLabel, written }: Logged): number {
  const { file, profile, sequence } = made;
  const { id } = ctx.tx
    .insert(etkaExport)
    .values({
      ...{ sequence, profile: choices.profile, filters: JSON.stringify(choices), fileName: file.fileName },
      ...{ driveLabel, bytes: written.bytes, sha256: written.sha256, encoding: profile.encoding },
      ...{ candidates: file.candidates, written: file.written, merged: file.merged.length },
      quantityMilli: file.sums.quantityMilli,
      skipped: JSON.stringify(file.skipped),
      rows: JSON.stringify(file.kept),
      ...{ userId: ctx.user.id, at: ctx.now },
    })
    .returning({ id: etkaExport.id })
    .get();
  ctx.audit({
    entity: `etkaExport:${id}`,
    after: {
      ...{ profile: choices.profile, file: file.fileName, written: file.written, sha256: written.sha256 },
    },
  });
  ctx.touch('etka');
  return id;
}

/** The drive's own name and place for the log; a plain folder is named by its path. */
async function labelOf({ services }: QueryContext, folder: string): Promise<string> {
  const drives = await services.drives.list();
  const drive = drives.find(({ mountPath }) => mountPath === folder);
  return drive ? `${drive.label} (${drive.mountPath})` : folder;
}
