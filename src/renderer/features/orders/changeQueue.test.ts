import { describe, expect, it } from 'vitest';
import { ChangeQueue } from './changeQueue';

/** A document in the engine: refuses a change that does not carry its version. */
class Document {
  version = 4;
  /** The version that the window has read. */
  read = 4;
  readonly lines: string[] = [];

  readonly queue = new ChangeQueue({
    readVersion: () => this.read,
    isConflict: (failure) => failure === 'conflict',
    reread: async () => {
      this.read = this.version;
    },
  });

  write(line: string, onlyAdds = true): Promise<{ version: number }> {
    return this.queue.add({
      onlyAdds,
      send: async (version) => {
        await new Promise((done) => setTimeout(done, 2));
        if (line === 'refused') throw 'refused';
        if (version !== this.version) throw 'conflict';
        this.lines.push(line);
        this.version += 1;
        return { version: this.version };
      },
    });
  }
}

describe('ChangeQueue', () => {
  it('sends a second change with the version that the first one returned, though nothing was read in between', async () => {
    const order = new Document();
    await Promise.all([order.write('a'), order.write('b'), order.write('c')]);
    expect(order.lines).toEqual(['a', 'b', 'c']);
  });

  it('loses no new line when somebody else was faster', async () => {
    const order = new Document();
    order.version = 9;
    await Promise.all([order.write('a'), order.write('b')]);
    expect(order.lines).toEqual(['a', 'b']);
  });

  it('never repeats a change that could overwrite what somebody else wrote, but the next one knows the version', async () => {
    const order = new Document();
    order.version = 9;
    const [overwriting, adding] = await Promise.allSettled([order.write('a', false), order.write('b')]);
    expect(overwriting).toEqual({ status: 'rejected', reason: 'conflict' });
    expect(adding.status).toBe('fulfilled');
    expect(order.lines).toEqual(['b']);
  });

  it('goes on behind a refused change and tells the refusal to its sender alone', async () => {
    const order = new Document();
    const [refused, next] = await Promise.allSettled([order.write('refused'), order.write('b')]);
    expect(refused).toEqual({ status: 'rejected', reason: 'refused' });
    expect(next.status).toBe('fulfilled');
  });
});
