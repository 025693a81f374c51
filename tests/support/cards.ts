import type { InputOf } from '@shared/contract/contract';
import type { Doer } from './workshop';

export type PartyFields = InputOf<'parties.save'>['party'];
export type AssetFields = InputOf<'assets.save'>['asset'];

/** A client as the form sends it. */
export function partyFields(fields: Partial<PartyFields> = {}): PartyFields {
  return {
    kind: 'person',
    name: 'Иван Георгиев Димитров',
    eik: null,
    personalNumber: null,
    personalNumberKind: null,
    responsiblePerson: null,
    iban: null,
    city: 'София',
    address: null,
    paymentDays: 0,
    creditLimitCents: null,
    discountPartsBp: 0,
    discountLabourBp: 0,
    printLanguage: 'bg',
    customerType: 'consumer',
    note: null,
    roles: ['client'],
    contacts: [{ kind: 'phone', value: '0888 123 456', person: null }],
    ...fields,
  };
}

/** A passenger car as the form sends it; class 1 is the seed's passenger car. */
export function assetFields(fields: Partial<AssetFields> = {}): AssetFields {
  return {
    kind: 'vehicle',
    classId: 1,
    makeId: null,
    modelId: null,
    modificationId: null,
    plate: 'СВ 4521 КТ',
    vin: 'WVWZZZAUZEW214583',
    serial: null,
    engineNumber: null,
    colour: null,
    colourCode: null,
    year: 2014,
    firstRegistrationOn: null,
    fuel: 'diesel',
    kw: 77,
    ccm: 1598,
    gearbox: 'manual',
    tyres: null,
    keyNumber: null,
    inventoryNumber: null,
    place: null,
    inspectionOn: null,
    insuranceOn: null,
    note: null,
    ...fields,
  };
}

export async function addParty(person: Doer, fields: Partial<PartyFields> = {}): Promise<number> {
  const input = { partyId: null, version: null, party: partyFields(fields) };
  return (await person.do('parties.save', input)).partyId;
}

/** An asset of an owner; the plate and VIN must be given when there are several. */
export async function addAsset(
  person: Doer,
  fields: Partial<AssetFields> = {},
  more: { ownerId?: number; meter?: number } = {},
): Promise<number> {
  const { assetId } = await person.do('assets.save', {
    assetId: null,
    version: null,
    asset: assetFields(fields),
    ownerId: more.ownerId ?? null,
    plateMovedOn: null,
    meter: more.meter === undefined ? null : { value: more.meter, reason: null },
  });
  return assetId;
}

/** Make, model and modification by names of the seed; the modification is added. */
export async function addModification(person: Doer, makeName: string, modelName: string, name: string) {
  const [make] = await person.do('catalog.makes', { text: makeName });
  const models = await person.do('catalog.models', { makeId: make?.id ?? 0, text: modelName });
  const model = models.find((one) => one.name === modelName);
  if (!make || !model) throw new Error(`not in the seed: ${makeName} ${modelName}`);
  const empty = {
    engineCode: null,
    kw: null,
    ccm: null,
    fuel: null,
    body: null,
    yearFrom: null,
    yearTo: null,
  };
  const { id } = await person.do('catalog.saveModification', {
    id: null,
    version: null,
    modification: { ...empty, modelId: model.id, name, active: true },
  });
  return { makeId: make.id, modelId: model.id, modificationId: id };
}
