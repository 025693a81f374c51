import { tokenHash } from '../../kernel/sessions';
import { type DemoEngine, Hand } from './hand';
import type { Random } from './random';

/**
 * Somebody at work from now until the demo's end. The session is made here: through the sign-in each would cost scrypt's
 * half second, and it would lock itself whenever the demo's clock jumps over a night.
 */
export function handOf(engine: DemoEngine, userId: number, random: Random, until: number): Hand {
  const token = random.uuid();
  const windowId = `demo-${userId}`;
  engine.handles.sqlite
    .prepare(
      'INSERT INTO session (token_hash, user_id, window_id, created_at, last_gesture_at) VALUES (?, ?, ?, ?, ?)',
    )
    .run(tokenHash(token), userId, windowId, 0, until);
  return new Hand(engine, { token, channel: 'cli', windowId }, random);
}

/** Nobody of the generator stays signed in. */
export function endHands(engine: DemoEngine): void {
  engine.handles.sqlite.exec('DELETE FROM session; DELETE FROM request;');
}
