import { describe, expect, it } from 'vitest';
import { type AppCommand, findCommands } from './commands';

const command = (id: string, label: string, rest: Partial<AppCommand> = {}): AppCommand => ({
  id,
  label,
  run: () => {},
  ...rest,
});
const commands = [
  command('worker', 'Заработки: рекапитулация', { group: 'Отчети' }),
  command('day', 'Рекапитулация на деня', { group: 'Отчети' }),
  command('etka', 'Експорт за ETKA', { keywords: 'USB флашка' }),
];
const ids = (query: string) => findCommands(commands, query).map((one) => one.id);

describe('findCommands', () => {
  it('puts commands that begin with the typed word first', () => {
    expect(ids('рекап')).toEqual(['day', 'worker']);
  });

  it('needs every word, in any order and in the group too', () => {
    expect(ids('отчети деня')).toEqual(['day']);
    expect(ids('деня етка')).toEqual([]);
  });

  it('finds by other words for the same thing', () => {
    expect(ids('usb')).toEqual(['etka']);
  });
});
