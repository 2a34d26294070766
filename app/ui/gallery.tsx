import type { ReactElement, ReactNode } from 'react';
import { Avatar, Faces } from './avatar';
import { Button, LinkButton, PostButton } from './button';
import { Dialog, DialogLink } from './dialog';
import { Empty, Flash, Note, Progress } from './feedback';
import { PageHead } from './frame';
import { GalleryContent } from './gallery-content';
import { GalleryForms } from './gallery-forms';
import { Icon } from './icon';
import { ICON_NAMES } from './icon-sprite';
import { Category, Keys, Pill, Tag } from './marks';
import { MenuLink, MenuPost, Menu, MoreMenu } from './menu';
import { Breadcrumb, KeysetPager, Pager, Tabs } from './navigation';
import { STEPS, palette } from './palette';
import { ThemeSwitch } from './theme-switch';

const LONG = 'Maximiliane-Alexandrine von Hohenstein-Schwarzenberg-Langenfeld';
const PEOPLE = ['Hugo Dupont', 'Ana Neves', 'Paul Kerr', 'Claire Lenoir', 'Jonas Berg', 'Léa Marchand', 'Ωmega', LONG].map((name, index) => ({ id: `m${index}`, name }));

/** A titled part of the gallery. */
export function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="mb-10 grid gap-4" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Line({ children }: { children: ReactNode }): ReactElement {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}

function Swatches({ brand }: { brand: string }): ReactElement {
  const { light, dark, corrected } = palette(brand);
  return (
    <div className="grid gap-1">
      <p className="meta">
        <code className="font-mono">{brand}</code>
        {corrected ? <Pill tone="warn">corrected</Pill> : null}
      </p>
      {[light, dark].map((scheme, index) => (
        <svg key={index} className="h-7 w-full rounded-md" viewBox={`0 0 ${STEPS.length} 1`} preserveAspectRatio="none" aria-hidden>
          {STEPS.map((step, column) => (
            <rect key={step} x={column} width="1.02" height="1" fill={scheme[step]} />
          ))}
        </svg>
      ))}
    </div>
  );
}

/** Every component in every state, for `/dev/ui`. Sample words are in English only: no reader ever sees them. */
export function Gallery(): ReactElement {
  return (
    <>
      <PageHead title="Design system">Every component, in every state.</PageHead>
      <Part title="Palettes">
        {['#1f6f5c', '#ffd400', '#3b82f6', '#e11d48', '#ffffff', '#000000'].map((brand) => (
          <Swatches key={brand} brand={brand} />
        ))}
      </Part>
      <Part title="Buttons">
        {(['md', 'sm', 'lg'] as const).map((size) => (
          <Line key={size}>
            <Button size={size} variant="primary" icon="plus">Primary</Button>
            <Button size={size}>Plain</Button>
            <Button size={size} variant="quiet" icon="link">Quiet</Button>
            <Button size={size} variant="danger">Danger</Button>
            <Button size={size} disabled>Disabled</Button>
            <Button size={size} variant="primary" disabled>Disabled</Button>
            <LinkButton size={size} href="#main">Link</LinkButton>
          </Line>
        ))}
        <Line>
          <PostButton action="#main" icon="bell" aria-pressed variant="quiet">Following</PostButton>
          <Button variant="primary" icon="shield" hint="S">Spam, remove all</Button>
          <Button aria-busy="true" variant="primary">Posting…</Button>
        </Line>
      </Part>
      <Part title="Marks">
        <Line>
          <Pill>Plain</Pill>
          <Pill tone="ok" icon="check">Solved</Pill>
          <Pill tone="warn" icon="clock">Waiting</Pill>
          <Pill tone="bad">Reported by 4</Pill>
          <Pill tone="info">Planned</Pill>
          <Pill tone="brand">Ambassador</Pill>
        </Line>
        <Line>
          <Tag href="#main">descaling</Tag>
          <Tag>uno-2</Tag>
          <Category name="Grinders" colour="#3b6ea5" href="#main" />
          <Category name="Ideas" colour="#7a4d8f" />
          <Keys keys="g h" />
        </Line>
        <Line>
          {PEOPLE.map((person) => (
            <Avatar key={person.id} {...person} size="lg" />
          ))}
        </Line>
        <Line>
          {(['s', 'md', 'lg', 'xl'] as const).map((size) => (
            <Avatar key={size} id="m2" name="Ana Neves" size={size} />
          ))}
          <Faces people={PEOPLE} label="With" />
        </Line>
      </Part>
      <Part title="Navigation">
        <Breadcrumb items={[{ label: 'Espresso machines', href: '#main' }, { label: 'Question' }]} />
        <Tabs
          label="Sample tabs"
          items={[
            { href: '#a', label: 'Latest', current: true },
            { href: '#b', label: 'Unanswered', count: 1207 },
            { href: '#c', label: 'New', count: 4 },
            { href: '#d', label: 'Top' },
          ]}
        />
        <Pager page={1} pages={2} label="Few pages" hrefOf={(n) => `#p${n}`} />
        <Pager page={12} pages={640} label="Many pages" hrefOf={(n) => `#p${n}`} />
        <KeysetPager newerHref="#n" olderHref="#o" />
        <Line>
          <Menu button={<>Sorted by score <Icon name="down" /></>} align="start">
            <MenuLink href="#s" current>Score</MenuLink>
            <MenuLink href="#d">Date</MenuLink>
          </Menu>
          <MoreMenu label="More acts" align="start">
            <MenuLink href="#e" icon="pencil">Edit</MenuLink>
            <MenuPost action="#main" icon="pin" pressed>Pinned</MenuPost>
            <hr />
            <MenuPost action="#main" icon="trash" danger>Delete</MenuPost>
          </MoreMenu>
          <DialogLink dialog="sample" className="btn">Open a dialog</DialogLink>
          <ThemeSwitch action="/theme" current="system" />
        </Line>
        <Dialog id="sample" title="Move this thread" footer={<Button variant="primary">Move</Button>}>
          <p>The old address will lead to the new one.</p>
        </Dialog>
      </Part>
      <Part title="Feedback">
        <Flash action={<PostButton action="#main" variant="quiet" size="sm" icon="undo">Undo</PostButton>}>Your answer was deleted.</Flash>
        <Flash tone="info">A new version is ready.</Flash>
        <Flash tone="warn">This thread has been quiet for two years.</Flash>
        <Flash tone="bad">The mail server did not answer.</Flash>
        <Note icon="lock">This thread is closed. New answers are not possible.</Note>
        <Progress label="Import" done={12840} total={48231} detail={<><span>1,204 rows per second</span><span>29 s left</span></>} />
        <Progress label="Counting" done={300} />
        <Empty icon="chat" title="No threads yet" action={<LinkButton variant="primary" href="#main">Ask the first question</LinkButton>}>
          This category is new. Say what you would like to know about the machine you own.
        </Empty>
      </Part>
      <GalleryForms />
      <GalleryContent />
      <Part title="Icons">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(120px,1fr))] gap-3">
          {ICON_NAMES.map((name) => (
            <li key={name} className="flex items-center gap-2 text-muted">
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
