import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFT_DELAY_MS, DraftKeeper } from './draftKeeper';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const recorder = () => {
  const saved: string[] = [];
  return { saved, save: async (json: string) => void saved.push(json) };
};

describe('DraftKeeper', () => {
  it('stores the newest text half a second after the first change, even while typing goes on', async () => {
    const { saved, save } = recorder();
    const keeper = new DraftKeeper(save);
    for (let letters = 1; letters <= 6; letters += 1) {
      keeper.typed('x'.repeat(letters));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saved).toEqual(['xxxxx']);
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS);
    expect(saved).toEqual(['xxxxx', 'xxxxxx']);
  });

  it('stores nothing for an untouched form, nor for a change that was taken back', async () => {
    const { saved, save } = recorder();
    const keeper = new DraftKeeper(save, 'empty');
    keeper.typed('empty');
    keeper.typed('a');
    keeper.typed('empty');
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS * 2);
    expect(saved).toEqual([]);
  });

  it('stores at once when the screen is left', async () => {
    const { saved, save } = recorder();
    const keeper = new DraftKeeper(save);
    keeper.typed('half a sentence');
    await keeper.flush();
    expect(saved).toEqual(['half a sentence']);
  });

  it('stores nothing after the form was saved: its draft would come back from the dead', async () => {
    const { saved, save } = recorder();
    const keeper = new DraftKeeper(save);
    keeper.typed('a');
    keeper.stop();
    keeper.typed('b');
    await keeper.flush();
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY_MS * 2);
    expect(saved).toEqual([]);
  });

  it('keeps what could not be stored and sends it with the next turn', async () => {
    let broken = true;
    const saved: string[] = [];
    const keeper = new DraftKeeper(async (json) => {
      if (broken) throw new Error('engine is away');
      saved.push(json);
    });
    keeper.typed('a');
    await keeper.flush();
    broken = false;
    await keeper.flush();
    expect(saved).toEqual(['a']);
  });
});
