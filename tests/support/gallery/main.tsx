import { queryClient } from '@renderer/api/queryClient';
import { LookProviders } from '@renderer/app/providers';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import '@renderer/ui/fonts.css';
import '@renderer/ui/tokens.css';
import '@renderer/ui/base.css';
import { FormScreen } from './FormScreen';
import { OrderScreen } from './OrderScreen';
import { StatesScreen } from './StatesScreen';
import { StockScreen } from './StockScreen';

const screens = { states: StatesScreen, order: OrderScreen, stock: StockScreen, form: FormScreen };
const name = location.hash.slice(1) as keyof typeof screens;
const Screen = screens[name] ?? StatesScreen;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <LookProviders>
        <Screen />
      </LookProviders>
    </QueryClientProvider>,
  );
}
