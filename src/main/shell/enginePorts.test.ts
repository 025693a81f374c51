import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FromEngine } from '@engine/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  canRunEngine,
  childPort,
  type EngineCommand,
  type UtilityProcessLike,
  utilityPort,
} from './enginePorts';

class FakeUtility extends EventEmitter implements UtilityProcessLike {
  pid: number | undefined = undefined;
  stdout = null;
  stderr = null;
  posted: unknown[] = [];
  kills = 0;
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  kill(): boolean {
    this.kills += 1;
    return true;
  }
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function commandFor(script: string, args: string[] = []): EngineCommand {
  return { script, args, env: process.env, onOutput: () => undefined };
}

/** A stand-in for the engine's bundle, in the Node that runs the tests. */
function childWith(source: string): ReturnType<typeof childPort> {
  const folder = mkdtempSync(join(tmpdir(), 'maistor-port-'));
  folders.push(folder);
  const script = join(folder, 'child.mjs');
  writeFileSync(script, source);
  return childPort(process.execPath, commandFor(script));
}

describe('which process carries the engine', () => {
  it('follows the Node-API of Electron, so that better-sqlite3 is never loaded where it cannot be', () => {
    expect(canRunEngine('9')).toBe(false);
    expect(canRunEngine('10')).toBe(true);
    expect(canRunEngine(undefined)).toBe(false);
  });
});

describe('utility process', () => {
  it('passes arguments, messages both ways and the exit', () => {
    const utility = new FakeUtility();
    const forkUtility = vi.fn(() => utility);
    const port = utilityPort(forkUtility, commandFor('/app/engine.js', ['--data-dir=/d']));
    const heard: FromEngine[] = [];
    const exits: (number | null)[] = [];
    port.onMessage((message) => heard.push(message));
    port.onExit((code) => exits.push(code));

    port.post({ type: 'ping' });
    utility.emit('message', { type: 'pong' });
    utility.emit('message', 'noise of a library');
    utility.emit('exit', 9);
    utility.emit('exit', 9);

    expect(forkUtility).toHaveBeenCalledWith(
      '/app/engine.js',
      ['--data-dir=/d'],
      expect.objectContaining({ stdio: 'pipe' }),
    );
    expect(utility.posted).toEqual([{ type: 'ping' }]);
    expect(heard).toEqual([{ type: 'pong' }]);
    expect(exits).toEqual([9]);
  });

  it('is ended through Electron while its process id is not known yet', () => {
    const utility = new FakeUtility();
    utilityPort(() => utility, commandFor('/app/engine.js')).kill();
    expect(utility.kills).toBe(1);
  });
});

describe('Node child', () => {
  it('carries bytes in both directions as bytes', async () => {
    const port = childWith(
      "process.on('message', (m) => process.send({ type: 'answer', id: m.id, value: m.request.input }));",
    );
    const bytes = Uint8Array.from([0, 255, 37, 80]);
    const answer = await new Promise<FromEngine>((resolve) => {
      port.onMessage(resolve);
      port.post({
        type: 'request',
        id: 3,
        request: {
          kind: 'call',
          name: 'x',
          input: { bytes },
          caller: { token: null, channel: 'window', windowId: '1' },
        },
      });
    });
    port.kill();
    expect(answer).toMatchObject({ type: 'answer', id: 3 });
    const value = answer.type === 'answer' ? (answer.value as { bytes: Uint8Array }) : { bytes: null };
    expect(value.bytes).toBeInstanceOf(Uint8Array);
    expect([...(value.bytes ?? [])]).toEqual([0, 255, 37, 80]);
  });

  it('a process that hangs is ended, and posting to a dead one throws nothing', async () => {
    const port = childWith("process.send({ type: 'pong' }); for (;;);");
    await new Promise<void>((resolve) => port.onMessage(() => resolve()));
    const exit = new Promise<number | null>((resolve) => port.onExit(resolve));
    port.kill();
    expect(await exit).toBeNull();
    expect(() => port.post({ type: 'ping' })).not.toThrow();
  });

  it('reports a Node that is not there as an exit', async () => {
    const port = childPort('/nowhere/node', commandFor('x.mjs'));
    expect(await new Promise((resolve) => port.onExit(resolve))).toBeNull();
  });
});
