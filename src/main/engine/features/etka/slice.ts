import type { etkaContract } from '@shared/features/etka/contract';
import type { Handlers } from '../../kernel/handlers';
import { etkaExports, etkaPreview, exportEtka } from './exports';

export const etkaHandlers: Handlers<typeof etkaContract> = {
  'etka.preview': etkaPreview,
  'etka.exports': etkaExports,
  'etka.export': exportEtka,
};
