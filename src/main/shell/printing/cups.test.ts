import { describe, expect, it } from 'vitest';
import { isStopped, jobOf, printersOf } from './cups';

describe('what CUPS says', () => {
  it('names the printers and the default', () => {
    expect(printersOf('Laser_Priem\nЕтикети\n', 'system default destination: Laser_Priem\n')).toEqual([
      { name: 'Laser_Priem', label: 'Laser Priem', isDefault: true },
      { name: 'Етикети', label: 'Етикети', isDefault: false },
    ]);
    expect(printersOf('', 'no system default destination\n')).toEqual([]);
  });

  it('a stopped queue is told from an idle one', () => {
    expect(isStopped('printer Laser disabled since Mon 05 Jan 2026 -\n\tOut of paper\n')).toBe(true);
    expect(isStopped('printer Laser is idle.  enabled since Mon 05 Jan 2026\n')).toBe(false);
    expect(isStopped('printer disabled is idle.  enabled since Mon 05 Jan 2026\n')).toBe(false);
  });

  it('gives the id of the job', () => {
    expect(jobOf('request id is Laser-17 (0 file(s))\n')).toBe('Laser-17');
    expect(jobOf('')).toBeNull();
  });
});
