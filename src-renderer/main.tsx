import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startBackups } from './backups/store.ts';
import { startDesktop } from './quick-access/desktop-store.ts';
import { startSettings } from './settings/store.ts';
import { startClipboard } from './status/clipboard-store.ts';
import { startIntegrity } from './status/integrity-store.ts';
import { startOpenVault } from './unlock/open-vault.ts';
import { startVault } from './unlock/vault-store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// Theme and phase are known before anything is drawn: no flash of the wrong one.
await Promise.all([startSettings(), startVault(), startClipboard(), startBackups(), startDesktop()]);
startIntegrity();
startOpenVault();

createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500}>
        <App />
      </Tooltip.Provider>
    </CSPProvider>
  </StrictMode>,
);
