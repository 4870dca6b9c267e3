import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QuickAccess } from './quick-access/QuickAccess.tsx';
import { startQuickAccess } from './quick-access/shown.ts';
import { startSettings } from './settings/store.ts';
import { startVault } from './unlock/vault-store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('quick.html has no #root');

await Promise.all([startSettings(), startVault(), startQuickAccess()]);

createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <QuickAccess />
      </Tooltip.Provider>
    </CSPProvider>
  </StrictMode>,
);
