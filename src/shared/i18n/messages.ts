import { app as bgApp } from './bg/app';
import { earnings as bgEarnings } from './bg/earnings';
import { errors as bgErrors } from './bg/errors';
import { prints as bgPrints } from './bg/prints';
import { ui as bgUi } from './bg/ui';
import { app as enApp } from './en/app';
import { earnings as enEarnings } from './en/earnings';
import { errors as enErrors } from './en/errors';
import { prints as enPrints } from './en/prints';
import { ui as enUi } from './en/ui';

/** All texts of the program by language and slice; screens, errors and prints use the same ones. */
const bg = { earnings: bgEarnings, ui: bgUi, app: bgApp, errors: bgErrors, prints: bgPrints };

export type Messages = typeof bg;
export type Language = 'bg' | 'en';

const en: Messages = { earnings: enEarnings, ui: enUi, app: enApp, errors: enErrors, prints: enPrints };

export const messages: Readonly<Record<Language, Messages>> = { bg, en };
