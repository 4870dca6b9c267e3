import { Chip } from './Chip.tsx';
import { Dot } from './Dot.tsx';
import type { Option } from './options.ts';

export function OptionLabel({ option }: { option: Option<unknown> }) {
  const { icon: Icon, dot, chip, label } = option;
  if (chip !== undefined) return <Chip tone={chip}>{label}</Chip>;
  return (
    <>
      {Icon ? <Icon size={16} strokeWidth={1.75} aria-hidden /> : null}
      {dot === undefined ? null : <Dot hue={dot} />}
      <span>{label}</span>
    </>
  );
}
