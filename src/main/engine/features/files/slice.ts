import type { filesContract } from '@shared/features/files/contract';
import { encodeDocumentCode } from '@shared/kernel/documentCode';
import { qrPath } from '../../documents/pdf/codes';
import type { Handlers } from '../../kernel/handlers';
import { addFile, describeFile, keepThumbnail, removeFile, restoreFile, uploadPart } from './commands';
import { checkStore, fileContent, listFiles, saveCopy, thumbnail } from './queries';

export { isReferred } from './commands';
export { sweepErased } from './erased';

export const filesHandlers: Handlers<typeof filesContract> = {
  'files.list': listFiles,
  'files.upload': uploadPart,
  'files.add': addFile,
  'files.content': fileContent,
  'files.thumbnail': thumbnail,
  'files.keepThumbnail': keepThumbnail,
  'files.describe': describeFile,
  'files.remove': removeFile,
  'files.restore': restoreFile,
  'files.saveCopy': saveCopy,
  'files.cardCode': (_ctx, { assetId }) => {
    const code = encodeDocumentCode({ kind: 'asset', number: String(assetId) });
    return { code, ...qrPath(code) };
  },
  'files.check': checkStore,
};
