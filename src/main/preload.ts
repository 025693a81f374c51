import type { Result, WindowEvent } from '@shared/contract/result';
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';

/** All that the window has of the program (architecture §1): one function to ask, one to listen. */
export interface MaistorBridge {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  onEvent(listener: (event: WindowEvent) => void): () => void;
}

const bridge: MaistorBridge = {
  call: (name, input) => ipcRenderer.invoke('maistor:call', name, input),
  onEvent: (listener) => {
    const hear = (_event: IpcRendererEvent, event: WindowEvent): void => listener(event);
    ipcRenderer.on('maistor:event', hear);
    return () => {
      ipcRenderer.removeListener('maistor:event', hear);
    };
  },
};

contextBridge.exposeInMainWorld('maistor', bridge);
