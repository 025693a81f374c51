import { app as bgApp } from './bg/app';
import { backup as bgBackup } from './bg/backup';
import { earnings as bgEarnings } from './bg/earnings';
import { errors as bgErrors } from './bg/errors';
import { prints as bgPrints } from './bg/prints';
import { recovery as bgRecovery } from './bg/recovery';
import { setup as bgSetup } from './bg/setup';
import { ui as bgUi } from './bg/ui';
import { users as bgUsers } from './bg/users';
import { app as enApp } from './en/app';
import { backup as enBackup } from './en/backup';
import { earnings as enEarnings } from './en/earnings';
import { errors as enErrors } from './en/errors';
import { prints as enPrints } from './en/prints';
import { recovery as enRecovery } from './en/recovery';
import { setup as enSetup } from './en/setup';
import { ui as enUi } from './en/ui';
import { users as enUsers } from './en/users';

/** All texts of the program by language and slice; screens, errors and prints use the same ones. */
const bg = {
  users: bgUsers,
  setup: bgSetup,
  recovery: bgRecovery,
  backup: bgBackup,
  earnings: bgEarnings,
  ui: bgUi,
  app: bgApp,
  errors: bgErrors,
  prints: bgPrints,
};

export type Messages = typeof bg;
export type Language = 'bg' | 'en';

const en: Messages = {
  users: enUsers,
  setup: enSetup,
  recovery: enRecovery,
  backup: enBackup,
  earnings: enEarnings,
  ui: enUi,
  app: enApp,
  errors: enErrors,
  prints: enPrints,
};

export const messages: Readonly<Record<Language, Messages>> = { bg, en };
