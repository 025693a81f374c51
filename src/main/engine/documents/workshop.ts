import type { Letterhead } from '@shared/features/printing/prints/parts';
import type { Settings } from '@shared/features/settings/model';
import { formatPhone, normalizePhone } from '@shared/kernel/phones';

/** City and street in one line; null when neither is known. */
export function addressLine(city: string | null, address: string | null): string | null {
  return [city, address].filter(Boolean).join(', ') || null;
}

/** The number under which the workshop is registered for VAT on a date; null when it is not (documents §1). */
export function workshopVatNumber({ vat }: Settings, on: string): string | null {
  const period = vat.periods.find((one) => one.fromOn <= on && (one.toOn === null || one.toOn >= on));
  return period?.number ?? null;
}

/** The block at the top of each page, as the settings say it on the day of the document. */
export function letterheadOf(settings: Settings, on: string): Letterhead {
  const { workshop, documents } = settings;
  return {
    name: workshop.name,
    address: addressLine(workshop.city, workshop.address) ?? '',
    phone: workshop.phone ? formatPhone(normalizePhone(workshop.phone).e164) : null,
    email: workshop.email || null,
    eik: workshop.eik || null,
    vatNumber: workshopVatNumber(settings, on),
    logoSha256: workshop.logoHash,
    note: null,
    footer: documents.footerText || null,
  };
}
