import { describe, expect, it } from 'vitest';
import { emptyWizard, missingIn, setupInput, wizardSchema, wizardSteps } from './wizard';

const filled = {
  ...emptyWizard,
  name: 'Автосервиз Колев ЕООД',
  vatNumber: 'BG175074752',
  vatFromOn: '2020-01-01',
  managerName: 'Стефан Колев',
  managerPin: '4711',
  pinAgain: '4711',
};

describe('the wizard', () => {
  it('lets nobody past a step with something missing', () => {
    expect(missingIn('firm', emptyWizard)).toEqual(['name', 'vatNumber', 'vatFromOn']);
    expect(missingIn('manager', { ...filled, pinAgain: '4712' })).toEqual(['pinAgain']);
    expect(missingIn('manager', { ...filled, managerPin: '12', pinAgain: '12' })).toEqual(['managerPin']);
    for (const step of wizardSteps) expect(missingIn(step, filled)).toEqual([]);
  });

  it('asks nothing about VAT of a firm without registration, and sends none', () => {
    const values = { ...filled, registered: false, vatNumber: '', vatFromOn: null };
    expect(missingIn('firm', values)).toEqual([]);
    expect(wizardSchema.safeParse(values).success).toBe(true);
    expect(setupInput(values).vat).toBeNull();
  });

  it('sends no password that was not set', () => {
    expect(setupInput(filled)).toMatchObject({
      managerPassword: undefined,
      vat: { number: 'BG175074752', toOn: null },
    });
  });
});
