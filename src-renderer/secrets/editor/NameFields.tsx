import { worded } from '../../../src-texts/language.ts';
import { texts } from '../../../src-texts/texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { select } from '../detail-actions.ts';
import formStyles from '../SecretEditor.module.css';
import { nameProblem, suggestName } from '../secret-name.ts';
import type { Editor } from '../use-editor.ts';
import { useNameAdvice } from './use-name-advice.ts';

const t = texts.secretEditor.name;

/** Name and label; with a name that can't be kept the nearest one is offered, about any other there may be advice. */
export function NameFields({ editor, nameBefore }: { editor: Editor; nameBefore: string | null }) {
  const { draft, change, problems, refusal } = editor;
  const [advice] = useNameAdvice(draft.name, nameBefore);
  const proposed = suggestName(draft.name);
  return (
    <div className={formStyles.two}>
      <Field
        label={t.label}
        error={problems.name}
        hint={
          refusal?.other ? (
            <Button size="small" onClick={() => void select(refusal.other)}>
              {t.openOther}
            </Button>
          ) : draft.name !== '' && nameProblem(draft.name) !== null && proposed !== '' ? (
            <Button size="small" onClick={() => change({ name: proposed })}>
              {t.use(proposed)}
            </Button>
          ) : (
            advice && worded(texts.secretEditor.nameAdvice, 'code', advice)
          )
        }
      >
        <TextInput
          mono
          value={draft.name}
          placeholder={t.example}
          autoCapitalize="off"
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label={t.people} error={problems.label}>
        <TextInput
          value={draft.label}
          placeholder={t.peopleHint}
          onChange={(event) => change({ label: event.target.value })}
        />
      </Field>
    </div>
  );
}
