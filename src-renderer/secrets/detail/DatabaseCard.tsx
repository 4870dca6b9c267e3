import { Copy } from 'lucide-react';
import type { DatabaseFields, SecretDetail } from '../../../src-preload/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { engineNames, maskedUrl } from '../editor/database-draft.ts';
import { copyValue } from './copying.ts';
import { Fact, Facts, Section } from './Section.tsx';

/** Where a database is; its password is the value, or within it. */
export function DatabaseCard({ secret, database }: { secret: SecretDetail; database: DatabaseFields }) {
  const options = Object.entries(database.options);
  return (
    <Section
      title="Database"
      aside={
        <Button size="small" icon={Copy} onClick={() => void copyValue(secret, { field: 'connection-url' })}>
          Copy connection URL
        </Button>
      }
    >
      <Facts>
        <Fact name="Connection URL" wide>
          <code>{maskedUrl(database)}</code>
        </Fact>
        <Fact name="Engine">{engineNames[database.engine]}</Fact>
        <Fact name="Host">
          <code>
            {database.host}
            {database.port === null ? '' : `:${database.port}`}
          </code>
        </Fact>
        {database.database === '' ? null : (
          <Fact name="Database">
            <code>{database.database}</code>
          </Fact>
        )}
        {database.user === '' ? null : (
          <Fact name="User">
            <code>{database.user}</code>
          </Fact>
        )}
        {options.length === 0 ? null : (
          <Fact name="Options" wide>
            <code>{options.map((pair) => pair.join('=')).join(', ')}</code>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
