// before every other style: the frame narrows the rail by setting a token again
import './ui/tokens.css';

import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { frameSlots } from './app/features';
import { Providers } from './app/providers';
import { router } from './app/router';
import { SlotsContext } from './app/slots';
import './ui/fonts.css';
import './ui/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Providers>
      <SlotsContext value={frameSlots}>
        <RouterProvider router={router} />
      </SlotsContext>
    </Providers>
  </StrictMode>,
);
