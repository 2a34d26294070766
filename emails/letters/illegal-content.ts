import { button, items, note, paragraph, type Letter, type Part } from '../letter';
import type { Words } from '../words';

/** What all letters about a notice of illegal content name; nothing in them was typed by whoever gave it. */
type Props = {
  reference: string;
  /** Absolute address of what it is about. */
  address: string;
  /** Absolute address of the page that says how it stands. */
  link: string;
};

const sample: Props = {
  reference: 'K7QX-2M4P-9ABC',
  address: 'https://community.example.com/p/0abc',
  link: 'https://community.example.com/notice/k7qx2m4p9abc~sgNatUre',
};

/** The receipt for a notice. */
export const noticeReceived: Letter<Props & { reason: string }> = {
  subject: ({ reference }, t) => t('noticeReceived.subject', { reference }),
  preheader: (_, t) => t('noticeReceived.preheader'),
  parts: ({ reason, ...about }, t) => [paragraph(t('hello')), paragraph(t('noticeReceived.text')), ...aboutIt(about, t, reason), paragraph(t('noticeReceived.next')), button(t('noticeReceived.button'), about.link), note(t('noticeReceived.secret'))],
  why,
  sample: { ...sample, reason: 'Copyright or trade mark' },
};

/** What was decided about it, and what can be done against that. */
export const noticeAnswered: Letter<Props & { acted: boolean; automatic: boolean }> = {
  subject: ({ reference }, t) => t('noticeAnswered.subject', { reference }),
  preheader: ({ acted }, t) => t('noticeAnswered.outcome', { outcome: acted ? 'acted' : 'kept' }),
  parts: ({ acted, automatic, ...about }, t) => [
    paragraph(t('hello')),
    paragraph(t('noticeAnswered.outcome', { outcome: acted ? 'acted' : 'kept' })),
    paragraph(t('noticeAnswered.by', { by: automatic ? 'program' : 'person' })),
    ...aboutIt(about, t),
    paragraph(t('noticeAnswered.redress')),
    button(t('noticeAnswered.button'), about.link),
  ],
  why,
  sample: { ...sample, acted: false, automatic: false },
};

/** What was decided about it was overturned, since whom it concerned has contested it. */
export const noticeReversed: Letter<Props> = {
  subject: ({ reference }, t) => t('noticeReversed.subject', { reference }),
  preheader: (_, t) => t('noticeReversed.text'),
  parts: (about, t) => [paragraph(t('hello')), paragraph(t('noticeReversed.text')), ...aboutIt(about, t), paragraph(t('noticeAnswered.redress')), button(t('noticeAnswered.button'), about.link)],
  why,
  sample,
};

function aboutIt({ reference, address }: Pick<Props, 'reference' | 'address'>, t: Words, reason?: string): Part[] {
  const name = t('noticeReceived.reference', { reference });
  return [items([{ title: address.replace(/^https?:\/\//, ''), link: address, text: reason ? `${name} · ${reason}` : name }])];
}

function why(_: Props, t: Words): string {
  return t('noticeReceived.why');
}
