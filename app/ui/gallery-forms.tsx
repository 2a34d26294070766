import type { ReactElement } from 'react';
import { Button } from './button';
import { Checkbox, RadioGroup } from './choice';
import { Input, Select, TextArea } from './field';
import { Form, FormSet, Steps } from './form';

const TOO_SHORT = 'Please write at least 15 characters.';

/** Fields and forms of the gallery. */
export function GalleryForms(): ReactElement {
  return (
    <section className="mb-10 grid gap-4" aria-label="Forms">
      <h2>Forms</h2>
      <Steps name="Set-up" labels={['Owner', 'Brand', 'Categories', 'Mail', 'Team']} current={1} />
      <Form
        action="#main"
        errors={[
          { field: 'g-title', text: TOO_SHORT },
          { field: 'g-terms', text: 'Please agree to the rules.' },
        ]}
        buttons={
          <>
            <Button variant="primary">Save</Button>
            <Button type="button">Cancel</Button>
          </>
        }
      >
        <Input id="g-title" label="Title" big defaultValue="Short" errors={[TOO_SHORT]} maxLength={200} />
        <div className="row2">
          <Input id="g-name" label="Name" hint="Shown beside everything you write." defaultValue="Ana Neves" maxLength={10} />
          <Input id="g-mail" label="E-mail" type="email" placeholder="you@example.org" optional />
        </div>
        <div className="row2">
          <Select id="g-cat" label="Category" options={[{ value: 'e', label: 'Espresso machines' }, { value: 'g', label: 'Grinders' }]} />
          <Input id="g-off" label="Address" defaultValue="cannot be changed" disabled />
        </div>
        <TextArea id="g-body" label="What happens?" hint="What you tried, and the version of your machine." />
        <RadioGroup
          name="g-kind"
          label="Kind"
          defaultValue="question"
          options={[
            { value: 'question', label: 'Question', hint: 'Has answers; one of them can be accepted.' },
            { value: 'discussion', label: 'Discussion', hint: 'An open talk.' },
          ]}
        />
        <Checkbox id="g-digest" label="Send me a letter once a week" hint="You can stop it with one click." defaultChecked />
        <Checkbox id="g-terms" label="I have read the rules" errors={['Please agree to the rules.']} />
      </Form>
      <FormSet id="g-set" title="Brand" hint="One colour; the rest is computed.">
        <Input id="g-colour" label="Colour" type="color" defaultValue="#1f6f5c" />
        <Input id="g-logo" label="Logo" type="file" />
      </FormSet>
    </section>
  );
}
