import { Braces, ChevronDown, Copy, Database, Link2, SquareTerminal, Text } from 'lucide-react';
import type { SecretDetail } from '../../../src-preload/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { copyPlain, copyValue } from './copying.ts';

type CopyAsMenuProps = {
  secret: SecretDetail;
  /** What means this secret wherever it is used; `null` until it is known. */
  reference: string | null;
  hasConnectionUrl: boolean;
};

/** The other forms in which a value can be had. */
export function CopyAsMenu({ secret, reference, hasConnectionUrl }: CopyAsMenuProps) {
  const items: MenuItem[] = [
    { label: 'Value', icon: Copy, onSelect: () => void copyValue(secret) },
    { label: 'NAME=value line', icon: Text, onSelect: () => void copyValue(secret, { as: 'env' }) },
    {
      label: 'export line for a shell',
      icon: SquareTerminal,
      onSelect: () => void copyValue(secret, { as: 'export' }),
    },
    { label: 'JSON', icon: Braces, onSelect: () => void copyValue(secret, { as: 'json' }) },
    ...(hasConnectionUrl
      ? [
          {
            label: 'Connection URL',
            icon: Database,
            onSelect: () => void copyValue(secret, { field: 'connection-url' }),
          },
        ]
      : []),
    {
      label: 'Reference, without the value',
      icon: Link2,
      onSelect: () => copyPlain('The reference', reference ?? ''),
      disabled: reference === null,
    },
  ];
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="small">
          Copy as…
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
        </Button>
      }
      items={items}
    />
  );
}
