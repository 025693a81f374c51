import { createInstance, type i18n } from 'i18next';
import { type Language, messages } from './messages';

declare module 'i18next' {
  interface CustomTypeOptions {
    enableSelector: true;
    defaultNS: 'translation';
    resources: { translation: (typeof messages)['bg'] };
  }
}

/** One i18next instance per language for the engine (errors, prints); the window makes its own in renderer/i18n.ts. */
function createTranslations(language: Language): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'bg',
    initAsync: false,
    resources: { bg: { translation: messages.bg }, en: { translation: messages.en } },
    interpolation: { escapeValue: false },
  });
  return instance;
}

const instances = new Map<Language, i18n>();

/** The typed `t` of a language: `translator('bg')(($) => $.errors.NOT_FOUND)`. */
export function translator(language: Language) {
  const known = instances.get(language) ?? createTranslations(language);
  instances.set(language, known);
  return known.t;
}
