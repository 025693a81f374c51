import { type Language, messages } from '@shared/i18n/messages';
import '@shared/i18n/translate';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The window's own instance: screens switch the language without a restart. */
export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: 'bg',
  fallbackLng: 'bg',
  initAsync: false,
  resources: { bg: { translation: messages.bg }, en: { translation: messages.en } },
  interpolation: { escapeValue: false },
});

/** Changes the language of every screen at once and the document's `lang` with it (it selects the letterforms). */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}
