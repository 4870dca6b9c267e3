import { Braces, ChevronDown, Copy, Database, Link2, SquareTerminal, Text } from 'lucide-react';
import type { SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { copyPlain, copyValue } from './copying.ts';

const t = texts.secretDetail.copyAs;

type CopyAsMenuProps = {
  secret: SecretDetail;
  /** What means this secret wherever it is used; `null` until it is known. */
  reference: string | null;
  hasConnectionUrl: boolean;
};

/** The other forms in which a value can be had. */
export function CopyAsMenu({ secret, reference, hasConnectionUrl }: CopyAsMenuProps) {
  const items: MenuItem[] = [
    { label: t.value, icon: Copy, onSelect: () => void copyValue(secret) },
    { label: t.env, icon: Text, onSelect: () => void copyValue(secret, { as: 'env' }) },
    {
      label: t.export,
      icon: SquareTerminal,
      onSelect: () => void copyValue(secret, { as: 'export' }),
    },
    { label: t.json, icon: Braces, onSelect: () => void copyValue(secret, { as: 'json' }) },
    ...(hasConnectionUrl
      ? [
          {
            label: t.connectionUrl,
            icon: Database,
            onSelect: () => void copyValue(secret, { field: 'connection-url' }),
          },
        ]
      : []),
    {
      label: t.reference,
      icon: Link2,
      onSelect: () => copyPlain(texts.secretDetail.facts.theReference, reference ?? ''),
      disabled: reference === null,
    },
  ];
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="small">
          {t.button}
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </Button>
      }
      items={items}
    />
  );
}
