import type { DemoThread } from './demo-thread';

/** Announcements, ideas and discussions. */
export const talk: readonly DemoThread[] = [
  {
    kind: 'announcement',
    category: 'news',
    title: 'Welcome: how this community works, and where to get help fast',
    tags: ['welcome'],
    pinned: true,
    by: 'claire',
    ago: 24 * 30,
    body: `Good to have you here. Three things make this place useful:

1. **Search first.** Most questions about the Uno and the Duetto have an answer already.
2. **Say what you have.** Model, firmware, what you tried. Half of the answers come from that line alone.
3. **Accept the answer that helped.** The next person with the same problem will thank you.

Write in English or in French, as you like. *Écrivez en français ou en anglais, comme il vous plaira.*

The team reads everything, but the best answers usually come from other members.`,
    votes: ['tom', 'ana', 'paul', 'jonas'],
    posts: [
      { by: 'paul', ago: 24 * 29, body: 'Bonne idée, ce rappel du modèle et de la version. Je le recopie dans chaque réponse depuis des années.', votes: ['claire', 'hugo'] },
      { by: 'jonas', ago: 24 * 28, body: 'May I add a fourth? If you found the solution yourself, post it and accept your own answer. It is not vanity.', votes: ['claire', 'tom', 'ana'] },
    ],
  },
  {
    kind: 'idea',
    category: 'ideas',
    title: 'Let us choose the start-up temperature in the app',
    tags: ['app'],
    by: 'marta',
    ago: 72,
    body: 'I roast light and start at 94 °C, my partner drinks dark at 90 °C. The machine knows both, the app only lets me change it once it is warm. A profile per person, chosen before it heats, would save ten minutes each morning.',
    votes: ['jonas', 'ana', 'paul', 'hugo', 'tom', 'leon', 'priya'],
    posts: [
      { by: 'jonas', ago: 70, body: 'Yes please. And let the profile follow the schedule: 94 on weekdays, 92 on Sundays.', votes: ['marta', 'ana'] },
      { by: 'claire', ago: 52, body: 'Thank you, @marta. The firmware team likes it; we will come back here when we know whether it fits in 3.6.', votes: ['marta', 'jonas', 'paul', 'tom'] },
      { name: 'guests', by: 'paul', ago: 18, body: '> A profile per person, chosen before it heats\n\nEt un profil « invités », par pitié : quatre cafés d’affilée, température stable, débit plus lent.', votes: ['marta', 'ines'] },
    ],
  },
  {
    kind: 'idea',
    category: 'ideas',
    title: 'Un bac à marc plus profond pour la Uno',
    tags: ['uno-2'],
    by: 'leon',
    ago: 130,
    body: 'Le bac est plein après huit cafés. Deux centimètres de plus ne gêneraient personne et éviteraient de le vider chaque matin.',
    votes: ['hugo', 'ines', 'paul'],
    posts: [
      { by: 'hugo', ago: 120, body: 'Je confirme, surtout le dimanche.', votes: ['leon'] },
      { name: 'deep-trays', by: 'leon', ago: 112, body: 'En attendant, un ami imprime des bacs plus profonds dans son garage, 18 € pièce. Dites-moi combien vous en voulez, je transmets les commandes chaque vendredi.' },
    ],
  },
  {
    name: 'three-recipes',
    kind: 'discussion',
    category: 'beans',
    title: 'Light roast from Huila: three recipes I liked, with numbers',
    tags: ['recipes', 'light-roast'],
    by: 'jonas',
    ago: 28,
    body: `Two weeks with the same bag (Huila, washed, roasted on the 3rd). What I kept:

| | dose | yield | time | temp |
|---|--:|--:|--:|--:|
| turbo | 15 g | 45 g | 15 s | 94 °C |
| classic | 18 g | 38 g | 29 s | 94 °C |
| lungo | 18 g | 60 g | 34 s | 96 °C |

The turbo is the sweetest, the lungo the cleanest. The classic was sour until day ten.[^1]

[^1]: Light roasts need rest: mine tasted best between day 10 and day 20.`,
    votes: ['ana', 'marta', 'paul', 'tom'],
    posts: [
      { by: 'ana', ago: 26, body: 'The turbo at 6 bar, or 9?', votes: ['jonas'] },
      { by: 'jonas', ago: 25, body: 'Six. At nine it channels, whatever I do.', votes: ['ana', 'marta'] },
      { by: 'paul', ago: 24, body: 'Je note le repos de dix jours : cela explique bien des déceptions.', votes: ['jonas'] },
    ],
  },
  {
    kind: 'announcement',
    category: 'news',
    title: 'Firmware 3.5 is out: quieter pump, clearer descaling',
    tags: ['firmware', 'uno-2'],
    by: 'claire',
    ago: 20,
    body: `Version 3.5 for the Uno 2 is ready. What changes:

- the pump starts softly, about **6 dB** quieter;
- the descaling light is reset at the end of every rinse, however the machine was switched off (thank you @ana and @hugo);
- French texts are complete at last.

Update from the app, *Settings → Machine → Firmware*; it takes four minutes. Do not unplug it meanwhile.`,
    votes: ['ana', 'hugo', 'paul', 'tom', 'jonas'],
    posts: [
      { by: 'hugo', ago: 18, body: 'Installée ce matin : le démarrage est vraiment plus doux. Merci !', votes: ['claire', 'ana'] },
      { by: 'ana', ago: 17, body: 'The light goes off on its own now. That was quick.', votes: ['claire'] },
    ],
  },
  {
    kind: 'discussion',
    category: 'team',
    title: 'Who is on duty over the holidays?',
    tags: [],
    by: 'claire',
    ago: 40,
    body: 'I am away from the 24th to the 2nd. Could somebody look at the unanswered questions once a day?',
    posts: [{ by: 'tom', ago: 38, body: 'I take the 24th to the 28th.' }],
  },
];
