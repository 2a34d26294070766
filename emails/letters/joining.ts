import { button, code, note, paragraph, type Letter } from '../letter';

export const confirmSignUp: Letter<{ name: string; link: string; code: string; codeMinutes: number; linkHours: number }> = {
  subject: (_, t) => t('confirmSignUp.subject'),
  preheader: ({ linkHours }, t) => t('confirmSignUp.preheader', { hours: linkHours }),
  parts: (props, t) => [
    paragraph(t('greeting', { name: props.name })),
    paragraph(t('confirmSignUp.text')),
    button(t('confirmSignUp.button'), props.link),
    code(t('orCode', { minutes: props.codeMinutes }), props.code),
    note(t('confirmSignUp.note', { hours: props.linkHours })),
  ],
  why: (_, t) => t('confirmSignUp.why'),
  sample: { name: 'Ana Moreau', link: 'https://community.example.com/join/confirm?token=sample', code: '482913', codeMinutes: 10, linkHours: 24 },
};

export const alreadyMember: Letter<{ link: string; resetLink: string }> = {
  subject: (_, t) => t('alreadyMember.subject'),
  preheader: (_, t) => t('alreadyMember.preheader'),
  parts: ({ link, resetLink }, t) => [
    paragraph(t('alreadyMember.text')),
    button(t('alreadyMember.button'), link),
    paragraph(t('alreadyMember.forgot')),
    button(t('alreadyMember.resetButton'), resetLink),
    note(t('notYou')),
  ],
  why: (_, t) => t('alreadyMember.why'),
  sample: { link: 'https://community.example.com/sign-in', resetLink: 'https://community.example.com/reset' },
};

export const invitation: Letter<{ inviter: string; role: 'member' | 'moderator' | 'manager' | 'admin' | 'owner'; link: string; days: number }> = {
  subject: ({ inviter }, t) => t('invitation.subject', { inviter }),
  preheader: ({ role }, t) => t('invitation.preheader', { role }),
  parts: ({ inviter, role, link, days }, t) => [
    paragraph(t('hello')),
    paragraph(t('invitation.text', { inviter, role })),
    button(t('invitation.button'), link),
    note(t('invitation.note', { days })),
  ],
  why: ({ inviter }, t) => t('invitation.why', { inviter }),
  sample: { inviter: 'Lise Carpentier', role: 'moderator', link: 'https://community.example.com/join?invitation=sample', days: 7 },
};

export const claimAccount: Letter<{ name: string; link: string; days: number }> = {
  subject: (_, t) => t('claimAccount.subject'),
  preheader: (_, t) => t('claimAccount.preheader'),
  parts: ({ name, link, days }, t) => [
    paragraph(t('greeting', { name })),
    paragraph(t('claimAccount.text')),
    button(t('claimAccount.button'), link),
    note(t('claimAccount.note', { days })),
  ],
  why: (_, t) => t('claimAccount.why'),
  sample: { name: 'Grégoire', link: 'https://community.example.com/claim?token=sample', days: 7 },
};
