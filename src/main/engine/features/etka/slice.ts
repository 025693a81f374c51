import type { etkaContract } from '@shared/features/etka/contract';
import type { Handlers } from '../../kernel/handlers';
import { etkaPreview, exportEtka } from './exports';
import { etkaExports, exportView } from './log';
import { etkaLists, removeProfile, saveProfile } from './profiles';
import { listDifference, listSkipped } from './rows';
import { tryProfile } from './trial';

export { etkaListExports } from './lists';

export const etkaHandlers: Handlers<typeof etkaContract> = {
  'etka.lists': etkaLists,
  'etka.preview': etkaPreview,
  'etka.tryProfile': tryProfile,
  'etka.saveProfile': saveProfile,
  'etka.removeProfile': removeProfile,
  'etka.exports': etkaExports,
  'etka.exportView': exportView,
  'etka.skipped': listSkipped,
  'etka.difference': listDifference,
  'etka.export': exportEtka,
};
