import { Copy } from 'lucide-react';
import type { DatabaseFields, SecretDetail } from '../../../src-preload/contract.ts';
import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { maskedUrl } from '../editor/database-draft.ts';
import { copyValue } from './copying.ts';
import { Fact, Facts, Section } from './Section.tsx';

const t = texts.secretDetail.database;

/** Where a database is; its password is the value, or within it. */
export function DatabaseCard({ secret, database }: { secret: SecretDetail; database: DatabaseFields }) {
  const options = Object.entries(database.options);
  return (
    <Section
      title={t.title}
      aside={
        <Button size="small" icon={Copy} onClick={() => void copyValue(secret, { field: 'connection-url' })}>
          {t.copyUrl}
        </Button>
      }
    >
      <Facts>
        <Fact name={t.url} wide>
          <code>{maskedUrl(database)}</code>
        </Fact>
        <Fact name={t.engine}>{texts.secretWords.engines[database.engine]}</Fact>
        <Fact name={t.host}>
          <code>
            {database.host}
            {database.port === null ? '' : `:${database.port}`}
          </code>
        </Fact>
        {database.database === '' ? null : (
          <Fact name={t.database}>
            <code>{database.database}</code>
          </Fact>
        )}
        {database.user === '' ? null : (
          <Fact name={t.user}>
            <code>{database.user}</code>
          </Fact>
        )}
        {options.length === 0 ? null : (
          <Fact name={t.options} wide>
            <code>{options.map((pair) => pair.join('=')).join(', ')}</code>
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
