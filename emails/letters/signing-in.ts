import { button, code, note, paragraph, type Letter } from '../letter';

export const signInLink: Letter<{ name: string; link: string; code: string; minutes: number }> = {
  subject: (_, t) => t('signInLink.subject'),
  preheader: ({ minutes }, t) => t('signInLink.preheader', { minutes }),
  parts: (props, t) => [
    paragraph(t('greeting', { name: props.name })),
    paragraph(t('signInLink.text')),
    button(t('signInLink.button'), props.link),
    code(t('orCode', { minutes: props.minutes }), props.code),
    note(t('signInLink.note')),
  ],
  why: (_, t) => t('signInLink.why'),
  sample: { name: 'Ana Moreau', link: 'https://community.example.com/sign-in/link?token=sample', code: '730156', minutes: 10 },
};

export const resetPassword: Letter<{ name: string; link: string; minutes: number }> = {
  subject: (_, t) => t('resetPassword.subject'),
  preheader: ({ minutes }, t) => t('resetPassword.preheader', { minutes }),
  parts: ({ name, link, minutes }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('resetPassword.text')),
    button(t('resetPassword.button'), link),
    note(t('resetPassword.note', { minutes })),
  ],
  why: (_, t) => t('resetPassword.why'),
  sample: { name: 'Ana Moreau', link: 'https://community.example.com/reset?token=sample', minutes: 60 },
};

export const passwordChanged: Letter<{ name: string; resetLink: string }> = {
  subject: (_, t) => t('passwordChanged.subject'),
  preheader: (_, t) => t('passwordChanged.preheader'),
  parts: ({ name, resetLink }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('passwordChanged.text')),
    paragraph(t('passwordChanged.notYou')),
    button(t('passwordChanged.button'), resetLink),
  ],
  why: (_, t) => t('whyAccount'),
  sample: { name: 'Ana Moreau', resetLink: 'https://community.example.com/reset' },
};
