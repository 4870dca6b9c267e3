import { Eye, ShieldAlert, Wrench } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { texts } from '../../src-texts/texts.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useVault } from '../unlock/vault-store.ts';
import { openKeyDialog } from '../vault-keys/store.ts';
import { namesOf } from './damaged-words.ts';
import { showDamaged, useIntegrity } from './integrity-store.ts';
import styles from './VaultBanners.module.css';

const t = texts.status.banners;

/** What stands in the way of writing to the open vault, with what can be done; nothing where nothing does. */
export function VaultBanners() {
  const banner = useBanner();
  return banner ? (
    <section className={styles.area} aria-label={t.label}>
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
        title={t.damaged}
        actions={
          damaged ? (
            <>
              <Button size="small" onClick={() => showDamaged(true)}>
                {t.showDamaged}
              </Button>
              {readOnly === 'file' ? null : (
                <Button size="small" icon={Wrench} onClick={() => openKeyDialog('repair')}>
                  {t.repair}
                </Button>
              )}
            </>
          ) : null
        }
      >
        {names ? `${t.concerns(names)} ` : ''}
        {t.damagedText}
      </Banner>
    );
  }
  if (readOnly === 'file' && !understood) {
    return (
      <Banner
        icon={Eye}
        title={t.readOnly}
        actions={
          <Button size="small" onClick={() => setUnderstood(true)}>
            {t.understood}
          </Button>
        }
      >
        {t.readOnlyText}
      </Banner>
    );
  }
  return null;
}
