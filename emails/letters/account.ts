import { button, note, paragraph, type Letter } from '../letter';

export const emailChangeConfirm: Letter<{ name: string; link: string; hours: number }> = {
  subject: (_, t) => t('emailChangeConfirm.subject'),
  preheader: (_, t) => t('emailChangeConfirm.preheader'),
  parts: ({ name, link, hours }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('emailChangeConfirm.text')),
    button(t('emailChangeConfirm.button'), link),
    note(t('emailChangeConfirm.note', { hours })),
  ],
  why: (_, t) => t('emailChangeConfirm.why'),
  sample: { name: 'Ana Moreau', link: 'https://community.example.com/settings/email?token=sample', hours: 24 },
};

export const emailChangeAsked: Letter<{ name: string; newEmail: string; settingsLink: string }> = {
  subject: (_, t) => t('emailChangeAsked.subject'),
  preheader: ({ newEmail }, t) => t('emailChangeAsked.preheader', { newEmail }),
  parts: ({ name, newEmail, settingsLink }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('emailChangeAsked.text', { newEmail })),
    paragraph(t('emailChangeAsked.notYou')),
    button(t('emailChangeAsked.button'), settingsLink),
  ],
  why: (_, t) => t('whyAccount'),
  sample: { name: 'Ana Moreau', newEmail: 'ana@new.example', settingsLink: 'https://community.example.com/settings' },
};

export const emailChanged: Letter<{ name: string; oldEmail: string; newEmail: string }> = {
  subject: (_, t) => t('emailChanged.subject'),
  preheader: ({ newEmail }, t) => t('emailChanged.preheader', { newEmail }),
  parts: ({ name, oldEmail, newEmail }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('emailChanged.text', { oldEmail, newEmail })),
    note(t('emailChanged.note')),
  ],
  why: (_, t) => t('emailChanged.why'),
  sample: { name: 'Ana Moreau', oldEmail: 'ana@old.example', newEmail: 'ana@new.example' },
};

export const accountClosed: Letter<{ name: string; posts: 'keep' | 'remove' }> = {
  subject: (_, t) => t('accountClosed.subject'),
  preheader: (_, t) => t('accountClosed.preheader'),
  parts: ({ name, posts }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('accountClosed.text')),
    paragraph(t(posts === 'keep' ? 'accountClosed.kept' : 'accountClosed.removed')),
    paragraph(t('accountClosed.thanks')),
  ],
  why: (_, t) => t('accountClosed.why'),
  sample: { name: 'Ana Moreau', posts: 'keep' },
};

export const testMail: Letter<Record<string, never>> = {
  subject: (_, t) => t('testMail.subject'),
  preheader: (_, t) => t('testMail.preheader'),
  parts: (_, t) => [paragraph(t('hello')), paragraph(t('testMail.text'))],
  why: (_, t) => t('testMail.why'),
  sample: {},
};
