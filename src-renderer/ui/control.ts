import { useField } from './Field.tsx';

/** The attributes that tie a control to the `Field` around it. */
export function useControlAttributes(id: string | undefined) {
  const field = useField();
  const attributes: { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true } = {};
  const own = id ?? field?.control;
  if (own !== undefined) attributes.id = own;
  if (field?.describedBy !== undefined) attributes['aria-describedby'] = field.describedBy;
  if (field?.invalid) attributes['aria-invalid'] = true;
  return attributes;
}
