import type { PartyCard } from '@shared/features/parties/model';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { PartyFiles } from '../files/parts/PartyFiles';
import { ConsentSection } from './parts/ConsentSection';
import { AddressFields, ContactFields } from './parts/ContactFields';
import { DocumentFields, VatFields } from './parts/DocumentFields';
import { DocumentSection } from './parts/DocumentSection';
import { LogSection } from './parts/LogSection';
import { OwnedSection } from './parts/OwnedSection';
import { MainFields, type PartyFieldsProps, RoleFields, TermFields } from './parts/PartyFields';

/** Views that are parts of one form, saved together. */
export const formSections = ['data', 'contacts', 'terms'] as const;
export type FormSectionId = (typeof formSections)[number];
export type PartySectionId = FormSectionId | 'assets' | 'documents' | 'consents' | 'files' | 'log';

function DataFields(props: PartyFieldsProps) {
  return (
    <>
      <MainFields {...props} />
      <DocumentFields {...props} />
      <VatFields {...props} />
      <RoleFields {...props} />
    </>
  );
}

function ReachFields(props: PartyFieldsProps) {
  return (
    <>
      <ContactFields {...props} />
      <AddressFields {...props} />
    </>
  );
}

/** The counter's order: who, how to reach, what stands on the invoice; the rest after that. */
function NewFields(props: PartyFieldsProps) {
  return (
    <>
      <MainFields {...props} autoFocus />
      <ContactFields {...props} />
      <DocumentFields {...props} />
      <AddressFields {...props} />
      <VatFields {...props} />
      <TermFields {...props} />
      <RoleFields {...props} />
    </>
  );
}

/** The fields of a view; a new card shows all of them at once. */
export const fieldsOf: Readonly<Record<FormSectionId | 'new', ComponentType<PartyFieldsProps>>> = {
  data: DataFields,
  contacts: ReachFields,
  terms: TermFields,
  new: NewFields,
};

export const contentOf: Readonly<
  Record<Exclude<PartySectionId, FormSectionId>, ComponentType<{ card: PartyCard }>>
> = {
  assets: OwnedSection,
  documents: DocumentSection,
  consents: ConsentSection,
  files: PartyFiles,
  log: LogSection,
};

/** The views of a known card, in the order of the tabs. */
export function usePartySections(card: PartyCard): { id: PartySectionId; label: string; count?: number }[] {
  const { t } = useTranslation();
  const valid = card.consents.filter(({ withdrawnOn }) => withdrawnOn === null).length;
  const counts: Partial<Record<PartySectionId, number>> = {
    assets: card.assets.filter(({ toOn }) => toOn === null).length,
    documents: card.orders.length + card.invoices.length,
    consents: valid,
  };
  const ids: PartySectionId[] = [...formSections, 'assets', 'documents', 'consents', 'files', 'log'];
  return ids.map((id) => {
    const count = counts[id];
    return { id, label: t(($) => $.parties.section[id]), ...(count !== undefined && { count }) };
  });
}
