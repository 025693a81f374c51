import type { BackupFile, RecoveryAction, RecoveryReply, StartPort } from '@engine/protocol';
import { DomainError } from '@shared/contract/errors';

/** Checking a big backup takes about 6 s per GB; nothing legitimate takes this long. */
const ANSWER_WITHIN_MS = 15 * 60_000;

/**
 * Asks one question of an engine process in recovery mode, which opens no database, and lets it go.
 * @throws DomainError as the process refuses, ENGINE_CRASHED when it ends without an answer
 */
export function askRecovery(startPort: StartPort, action: RecoveryAction): Promise<BackupFile[]> {
  return new Promise((resolve, reject) => {
    const port = startPort('recovery');
    const timer = setTimeout(() => port.kill(), ANSWER_WITHIN_MS);
    port.onMessage((message) => {
      if (message.type === 'ready')
        port.post({ type: 'request', id: 1, request: { kind: 'recovery', action } });
      if (message.type === 'startFailed')
        reject(new DomainError(message.failure.code, message.failure.params));
      if (message.type !== 'answer') return;
      const reply = message.value as RecoveryReply;
      if (reply.ok) resolve(reply.backups);
      else reject(new DomainError(reply.code, reply.params));
      port.post({ type: 'close' });
    });
    port.onExit((code) => {
      clearTimeout(timer);
      reject(new DomainError('ENGINE_CRASHED', { exit: code ?? 0 }));
    });
  });
}
