import type { FromEngine, ToEngine } from './protocol';

/** The engine's end of the channel: Electron's utility process and a plain Node child differ only here. */
export interface ParentChannel {
  post(message: FromEngine): void;
  onMessage(listener: (message: ToEngine) => void): void;
  /** The shell is gone: nobody reads answers any more. */
  onParentGone(listener: () => void): void;
}

/** What Electron puts on `process` in a utility process; declared here because the engine never imports electron. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The channel to whoever started this process; null when it was started by hand. */
export function parentChannel(): ParentChannel | null {
  const electronPort = (process as unknown as { parentPort?: ElectronParentPort }).parentPort;
  if (electronPort) return utilityChannel(electronPort);
  return process.send ? childChannel() : null;
}

function utilityChannel(port: ElectronParentPort): ParentChannel {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', (event) => listener(event.data as ToEngine)),
    // Chromium ends its utility processes together with the program.
    onParentGone: () => undefined,
  };
}

function childChannel(): ParentChannel {
  return {
    post: (message) => {
      // A shell that was killed cannot be told anything; `disconnect` follows and ends this process.
      if (process.connected) process.send?.(message, () => undefined);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as ToEngine)),
    onParentGone: (listener) => process.on('disconnect', listener),
  };
}
