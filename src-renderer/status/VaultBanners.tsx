import { Eye, ShieldAlert, Wrench } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { openKeyDialog } from '../vault-keys/store.ts';
import { namesOf } from './damaged-words.ts';
import { showDamaged, useIntegrity } from './integrity-store.ts';
import styles from './VaultBanners.module.css';

/** What stands in the way of writing to the open vault, with what can be done; nothing where nothing does. */
export function VaultBanners() {
  const banner = useBanner();
  return banner ? (
    <section className={styles.area} aria-label="About this vault">
      {banner}
    </section>
  ) : null;
}

function useBanner(): ReactElement | null {
  const readOnly = useVault((state) => state.vault?.readOnly ?? null);
  const damaged = useIntegrity((state) => (state.integrity?.state === 'damaged' ? state.integrity.damaged : null));
  const [understood, setUnderstood] = useState(false);

  if (damaged !== null || readOnly === 'damage') {
    const names = namesOf(damaged ?? []);
    return (
      <Banner
        tone="red"
        icon={ShieldAlert}
        title="Part of this vault is damaged."
        actions={
          damaged ? (
            <>
              <Button size="small" onClick={() => showDamaged(true)}>
                Show what is damaged
              </Button>
              {readOnly === 'file' ? null : (
                <Button size="small" icon={Wrench} onClick={() => openKeyDialog('repair')}>
                  Repair…
                </Button>
              )}
            </>
          ) : null
        }
      >
        {names ? `It concerns ${names}. ` : ''}
        The rest can be read and copied, and nothing is written. Repair it or bring back a backup to go on.
      </Banner>
    );
  }
  if (readOnly === 'file' && !understood) {
    return (
      <Banner
        icon={Eye}
        title="This vault can only be read here."
        actions={
          <Button size="small" onClick={() => setUnderstood(true)}>
            Understood
          </Button>
        }
      >
        The file or its folder is write-protected. You can look and copy; to change something, allow writing and unlock
        again.
      </Banner>
    );
  }
  return null;
}
