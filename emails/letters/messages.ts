import { button, heading, note, paragraph, type Letter, type Part } from '../letter';
import type { Words } from '../words';

/** What was written in one conversation, in the order in which it was. */
type Props = { subject: string; isNew: boolean; wrote: { /** '': the team, unsigned. */ name: string; text: string }[]; link: string };

const sample: Props = {
  subject: 'Your photographs of the workshop',
  isNew: true,
  wrote: [{ name: 'Ana Moreau', text: 'We would like to show two of them on our front page.\nMay we, and under which name?' }],
  link: 'https://community.example.com/messages/0abc',
};

/** The team wrote to a member. */
export const teamMessage: Letter<Props> = {
  // The same for all letters about a conversation, so that mail programs keep them together.
  subject: ({ subject, isNew }, t) => (isNew ? '' : 'Re: ') + t('teamMessage.subject', { subject: cut(subject) }),
  preheader: ({ wrote }, t) => preheader('teamMessage', wrote, t),
  parts: ({ subject, wrote, link }, t) => [heading(subject), ...said('teamMessage', wrote, t), button(t('teamMessage.button'), link), note(t('teamMessage.note'))],
  why: (_, t) => t('teamMessage.why'),
  sample,
};

/** A member replied to the team; for those who belong to it. */
export const memberReply: Letter<Props> = {
  subject: ({ subject, isNew }, t) => (isNew ? '' : 'Re: ') + t('memberReply.subject', { subject: cut(subject) }),
  preheader: ({ wrote }, t) => preheader('memberReply', wrote, t),
  parts: ({ subject, wrote, link }, t) => [heading(subject), ...said('memberReply', wrote, t), button(t('memberReply.button'), link)],
  why: (_, t) => t('memberReply.why'),
  sample: { ...sample, isNew: false, wrote: [{ name: 'Paul Brandt', text: 'Yes, with pleasure.' }] },
};

const signed = (name: string): 'yes' | 'no' => (name ? 'yes' : 'no');

type Name = 'teamMessage' | 'memberReply';

function preheader(letter: Name, wrote: Props['wrote'], t: Words): string {
  const { name = '', text = '' } = wrote[0] ?? {};
  return t(`${letter}.preheader`, { name, signed: signed(name), first: text.replace(/\s+/g, ' ').slice(0, 120) });
}

function said(letter: Name, wrote: Props['wrote'], t: Words): Part[] {
  return wrote.flatMap(({ name, text }) => [note(t(`${letter}.intro`, { name, signed: signed(name) })), ...text.split(/\n+/).filter(Boolean).map(paragraph)]);
}

/** Subjects may have 150 characters; mail programs cut them much earlier. */
function cut(subject: string): string {
  return subject.length > 50 ? `${subject.slice(0, 49).trimEnd()}…` : subject;
}
