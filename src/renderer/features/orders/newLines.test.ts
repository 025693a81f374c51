import { describe, expect, it } from 'vitest';
import { NewLines } from './newLines';
import type { OrderChanges } from './useOrder';

function recorder(firstJob = 31) {
  const sent: unknown[] = [];
  let nextJob = firstJob;
  const change = async (name: string, input: unknown) => {
    await new Promise((done) => setTimeout(done, 2));
    sent.push([name, input]);
    if (name !== 'orders.addJob') return { version: 1 };
    nextJob += 1;
    return { version: 1, jobId: nextJob - 1 };
  };
  return { sent, lines: new NewLines(change as unknown as OrderChanges['change']) };
}

const pads = { kind: 'operation', id: 7, name: 'Накладки – смяна' } as const;
const arm = { kind: 'part', id: 9, name: 'Носач' } as const;

describe('NewLines', () => {
  it('puts lines typed one right after the other into the one job that the first of them makes', async () => {
    const { sent, lines } = recorder();
    await Promise.all([
      lines.add(undefined, pads),
      lines.add(undefined, arm),
      lines.add(undefined, { kind: 'text', name: 'Проба' }),
    ]);
    expect(sent).toEqual([
      ['orders.addJob', { title: pads.name }],
      ['orders.addOperation', { jobId: 31, operationId: 7, name: null }],
      ['orders.addPart', { jobId: 31, partId: 9 }],
      ['orders.addOperation', { jobId: 31, operationId: null, name: 'Проба' }],
    ]);
  });

  it('keeps a line in the job in which it was typed', async () => {
    const { sent, lines } = recorder();
    await Promise.all([lines.add(undefined, pads), lines.add(12, arm)]);
    expect(sent.at(-1)).toEqual(['orders.addPart', { jobId: 12, partId: 9 }]);
  });

  it('does not bring back a job that was taken away in the meantime', async () => {
    const { sent, lines } = recorder();
    await lines.add(undefined, { kind: 'text', name: 'Преглед' });
    await lines.add(undefined, { kind: 'text', name: 'Друго' });
    expect(sent).toEqual([
      ['orders.addJob', { title: 'Преглед' }],
      ['orders.addJob', { title: 'Друго' }],
    ]);
  });
});
