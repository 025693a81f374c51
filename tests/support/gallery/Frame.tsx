import { AppFrame } from '@renderer/app/AppFrame';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { navGroups, settingsPlace } from '@renderer/app/nav';
import { Avatar } from '@renderer/ui/Avatar';
import { Button } from '@renderer/ui/Button';
import { Icon } from '@renderer/ui/Icon';
import { Kbd } from '@renderer/ui/Kbd';
import { Lock, Phone, Plus, Search, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';

export function Frame({ path, children }: { path: string; children: ReactNode }) {
  useFrameStatus('записано 10:41');
  return (
    <AppFrame
      deep={[]}
      groups={navGroups}
      settings={settingsPlace}
      pathname={path}
      search={
        <label className="search">
          <Icon of={Search} />
          <input aria-label="Търсене" placeholder="Рег. №, VIN, име, телефон, поръчка, фактура, част…" />
          <Kbd keys="F2" />
        </label>
      }
      actions={
        <>
          <Button variant="ghost" icon={Plus} shortcut="F6">
            Поръчка
          </Button>
          <Button variant="ghost" icon={Phone} shortcut="F10">
            Обаждане
          </Button>
        </>
      }
      clock={
        <span className="stamp">
          <span className="date">вт 24.11.2026</span> <b>10:42</b>
        </span>
      }
      user={
        <button type="button" className="user">
          <Avatar name="Десислава Петрова" />
          <span className="words">
            <span className="s med name">Десислава Петрова</span>
            <span className="xs m name">приемчик</span>
          </span>
          <Icon of={Lock} className="mm" />
        </button>
      }
      backup={
        <div className="backup">
          <Icon of={ShieldCheck} />
          <span>
            <span className="s med">Архив проверен</span>
            <span className="xs">днес 07:30</span>
          </span>
        </div>
      }
    >
      {children}
    </AppFrame>
  );
}
