import type { ReactElement } from 'react';
import { Checkbox } from '~/ui/choice';
import { FieldErrors, Input, Select, TextArea } from '~/ui/field';
import { useNamed } from '~/ui/field-names';
import { FormSet } from '~/ui/form';
import { Icon, type IconName } from '~/ui/icon';
import { useT } from '~/ui/i18n';
import { audiences, LENGTHS, threadKinds } from '../rules';
import type { CategorySource } from '../types';

type Stored = Pick<CategorySource, 'name' | 'description' | 'rules' | 'colour' | 'icon' | 'kinds' | 'readBy' | 'startBy' | 'replyBy' | 'severalAccepted'>;

interface CategoryFieldsProps {
  form: {
    id(name: string): string;
    errors(name: string): string[] | undefined;
    value(name: string, stored?: string | null): string;
    values(name: string, stored?: readonly string[]): readonly string[];
  };
  /** Null for a category that is being made. */
  stored: Stored | null;
}

const ICONS = [
  'chat', 'help', 'bulb', 'megaphone', 'wrench', 'star', 'heart', 'book', 'camera', 'smile', 'calendar', 'trophy', 'globe', 'flag', 'sparkle', 'lock',
] as const satisfies readonly IconName[];
const LANGUAGES = [
  { key: 'en', name: 'English' },
  { key: 'fr', name: 'Français' },
] as const;

/** Everything that staff say of a category. */
export function CategoryFields(props: CategoryFieldsProps): ReactElement {
  const t = useT();
  return (
    <div>
      <FormSet id="texts" title={t('staff.category.texts')} hint={t('staff.category.textsHint')}>
        <Texts {...props} />
      </FormSet>
      <FormSet id="look" title={t('staff.category.look')}>
        <Look {...props} />
      </FormSet>
      <FormSet id="use" title={t('staff.category.use')}>
        <Use {...props} />
      </FormSet>
    </div>
  );
}

function Texts({ form, stored }: CategoryFieldsProps): ReactElement {
  const t = useT();
  const both = (field: 'name' | 'description' | 'rules') =>
    LANGUAGES.map(({ key, name }) => ({
      id: form.id(`${field}.${key}`),
      name: `${field}.${key}`,
      label: `${t(`staff.category.${field}`)}, ${name}`,
      lang: key,
      errors: form.errors(`${field}.${key}`),
      defaultValue: form.value(`${field}.${key}`, stored?.[field][key]),
    }));
  return (
    <>
      <div className="row2">
        {both('name').map((field) => (
          <Input key={field.id} {...field} maxLength={LENGTHS.categoryName.max} required />
        ))}
      </div>
      <div className="row2">
        {both('description').map((field) => (
          <TextArea key={field.id} {...field} rows={2} maxLength={LENGTHS.categoryDescription.max} />
        ))}
      </div>
      <div className="row2">
        {both('rules').map((field) => (
          <TextArea key={field.id} {...field} hint={t('staff.category.rulesHint')} rows={4} maxLength={LENGTHS.categoryRules.max} />
        ))}
      </div>
    </>
  );
}

function Look({ form, stored }: CategoryFieldsProps): ReactElement {
  const t = useT();
  const chosen = form.value('icon', stored?.icon ?? ICONS[0]);
  useNamed(form.id('icon'), t('staff.category.icon'), `icon-${chosen}`);
  const offered: readonly string[] = ICONS.some((icon) => icon === chosen) ? ICONS : [chosen, ...ICONS];
  return (
    <>
      <Input
        id={form.id('colour')}
        name="colour"
        type="color"
        label={t('staff.category.colour')}
        errors={form.errors('colour')}
        defaultValue={form.value('colour', stored?.colour ?? '#2563eb')}
      />
      <fieldset className="field">
        <legend>{t('staff.category.icon')}</legend>
        <div className="icon-choice">
          {offered.map((icon) => (
            <label key={icon} title={t(`staff.icon.${icon}`)}>
              <input type="radio" id={`icon-${icon}`} name="icon" value={icon} defaultChecked={icon === chosen} />
              <Icon name={icon as IconName} size="lg" label={t(`staff.icon.${icon}`)} />
            </label>
          ))}
        </div>
        <FieldErrors id="icon" errors={form.errors('icon')} />
      </fieldset>
    </>
  );
}

function Use({ form, stored }: CategoryFieldsProps): ReactElement {
  const t = useT();
  const kinds = form.values('kinds', stored?.kinds ?? ['discussion', 'question']);
  useNamed(form.id('kinds'), t('staff.category.kinds'), `kind-${threadKinds[0]}`);
  const severally = form.value('severalAccepted', stored?.severalAccepted ? 'on' : '') === 'on';
  return (
    <>
      <fieldset className="field">
        <legend>{t('staff.category.kinds')}</legend>
        {threadKinds.map((kind) => (
          <Checkbox key={kind} id={`kind-${kind}`} name="kinds" value={kind} label={t(`staff.kind.${kind}`)} defaultChecked={kinds.includes(kind)} />
        ))}
        <FieldErrors id="kinds" errors={form.errors('kinds')} />
      </fieldset>
      <div className="row2">
        {(['readBy', 'startBy', 'replyBy'] as const).map((name) => (
          <Select
            key={name}
            id={form.id(name)}
            name={name}
            label={t(`staff.category.${name}`)}
            errors={form.errors(name)}
            defaultValue={form.value(name, stored?.[name] ?? (name === 'readBy' ? 'everyone' : 'member'))}
            options={audiences.filter((audience) => name === 'readBy' || audience !== 'everyone').map((value) => ({ value, label: t(`staff.audience.${value}`) }))}
          />
        ))}
      </div>
      <Checkbox id="severalAccepted" label={t('staff.category.severalAccepted')} hint={t('staff.category.severalAcceptedHint')} defaultChecked={severally} />
    </>
  );
}
