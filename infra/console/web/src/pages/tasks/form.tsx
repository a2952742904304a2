import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { inWords, isObject } from '../../definition/model.ts';
import { visible } from '../../widgets/text.ts';
import type { Answer, Form, Property } from './schema.ts';

export { answerOf, emptyAnswer, isForm, problemsOf } from './schema.ts';
export type { Answer } from './schema.ts';

/** The fields of a form. */
export function FormFields({ form, answer, problems, onChange }: { form: Form; answer: Answer; problems: Record<string, string>; onChange: (answer: Answer) => void }) {
  return (
    <SpaceBetween size="s">
      {Object.entries(form.properties).filter(([, property]) => isObject(property)).map(([name, property]) => (
        <FormField
          key={name}
          label={property.type === 'boolean' ? undefined : visible(property.title ?? name)}
          description={property.description && visible(property.description)}
          constraintText={form.required?.includes(name) ? 'Needed' : undefined}
          errorText={problems[name]}
        >
          <Field name={name} property={property} value={answer[name]} onChange={(value) => onChange({ ...answer, [name]: value })} />
        </FormField>
      ))}
    </SpaceBetween>
  );
}

function Field({ name, property, value, onChange }: { name: string; property: Property; value: string | boolean | undefined; onChange: (value: string | boolean) => void }) {
  if (property.type === 'boolean') {
    return <Checkbox checked={value === true} onChange={({ detail }) => onChange(detail.checked)}>{visible(property.title ?? name)}</Checkbox>;
  }
  const text = typeof value === 'string' ? value : '';
  if (Array.isArray(property.enum)) {
    const options = property.enum.map((one) => ({ value: JSON.stringify(one), label: visible(inWords(one)) }));
    return <Select options={options} selectedOption={options.find((option) => option.value === text) ?? null} placeholder="Choose" onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')} />;
  }
  if (property.type === 'string' && (property.maxLength ?? 0) > 200) {
    return <Textarea value={text} onChange={({ detail }) => onChange(detail.value)} />;
  }
  return <Input value={text} inputMode={property.type === 'string' ? 'text' : 'decimal'} onChange={({ detail }) => onChange(detail.value)} />;
}
