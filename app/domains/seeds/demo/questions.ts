import type { DemoThread } from './demo-thread';

/** What members ask each other, with what they answer. */
export const questions: readonly DemoThread[] = [
  {
    kind: 'question',
    category: 'espresso',
    title: 'Descaling light stays on although I ran the cycle twice',
    tags: ['uno-2', 'descaling'],
    by: 'hugo',
    ago: 52,
    body: `I followed the manual: full tank, 100 ml of descaler, cycle started with both buttons. The cycle ends normally, I rinse twice, and the orange light is still on. I have done it two times now.

Things I tried:

- unplugging for ten minutes;
- a third rinse with 1.5 l of water;
- cleaning the sensor behind the tank.

Uno 2, firmware 3.4.`,
    votes: ['ana', 'tom', 'priya', 'ines', 'leon'],
    meToo: ['leon', 'ines', 'priya'],
    comments: [
      { by: 'claire', ago: 51, body: 'Which water hardness is set in the menu?' },
      { by: 'hugo', ago: 50.6, body: 'Level 4, the default.' },
    ],
    posts: [
      {
        by: 'claire',
        ago: 51.5,
        body: 'We are checking this with the workshop. In the meantime the machine is safe to use: the light only counts cycles, it does not lock anything.',
        votes: ['hugo', 'tom'],
      },
      {
        by: 'ana',
        ago: 49,
        body: `The counter is not reset when the machine was switched off by the *side* button during the rinse. Do this once and the light goes off for good:

\`\`\`text
1. Switch on while holding  [steam]  for 5 s: the light blinks
2. Let 0.5 l run through the group
3. Press  [steam]  again: the light goes off
\`\`\`

It is in the service notes of 3.4, not in the manual. @claire could it be added?`,
        votes: ['hugo', 'claire', 'tom', 'paul', 'jonas', 'leon', 'ines'],
        comments: [{ by: 'hugo', ago: 47, body: 'That was it, thank you.' }],
        accepted: { by: 'hugo', ago: 47 },
      },
      {
        by: 'paul',
        ago: 30,
        body: 'Le même geste marche sur la Uno de première génération, mais il faut tenir le bouton **8 secondes**. Après, un litre entier à rincer.',
        votes: ['hugo', 'ana'],
      },
    ],
  },
  {
    kind: 'question',
    category: 'espresso',
    title: 'Pressure drops to 6 bar after the second shot on the Uno 2',
    tags: ['uno-2', 'pressure'],
    by: 'leon',
    ago: 5,
    body: `First shot of the morning is perfect, 9 bar on the gauge. From the second one on it starts at 9 and falls to 6 after ten seconds. Same beans, same grind, same dose (18 g).

I measured it over four days:

| shot | start | after 10 s |
|---|--:|--:|
| 1 | 9.0 bar | 8.8 bar |
| 2 | 9.0 bar | 6.4 bar |
| 3 | 8.9 bar | 6.1 bar |

Is that the pump or am I channelling?`,
    votes: ['tom', 'jonas'],
    posts: [
      { by: 'tom', ago: 4, body: 'A pump does not recover overnight, so I would not blame it yet. Try the third shot with a **blind basket**: if it holds 9 bar for 30 s, the pump is fine and it is the puck.', votes: ['leon', 'ana', 'jonas'] },
      { by: 'jonas', ago: 2.5, body: 'And look at the temperature: a group that is hotter from the second shot on extracts faster. Wait two minutes between shots once, just to see.', votes: ['leon'] },
    ],
  },
  {
    kind: 'question',
    category: 'grinders',
    title: 'How fine should I grind for a moka pot without bitterness?',
    tags: ['moka', 'grind-size'],
    by: 'priya',
    ago: 22,
    body: 'I have a Torréa M40 and a six-cup moka pot. On setting 8 it is bitter, on 20 it is water. What do you use, and do you preheat the water?',
    votes: ['ines', 'hugo'],
    posts: [
      {
        by: 'ana',
        ago: 21.3,
        body: `Between 13 and 15 on the M40: coarser than espresso, a little finer than table salt. And yes, **preheat**:

1. Boil the water first, fill to the valve.
2. Fill the basket, level it, *do not tamp*.
3. Low heat, lid open. Take it off when it starts to sputter and cool the base under the tap.

Step 3 takes away most of the bitterness.`,
        votes: ['priya', 'tom', 'marta', 'ines', 'hugo', 'paul'],
        comments: [
          { by: 'priya', ago: 20, body: '14 and the tap did it. I did not know about the tap.' },
          { by: 'marta', ago: 19, body: 'The tap trick also works on induction, if you are quick.' },
        ],
        accepted: { by: 'priya', ago: 20 },
      },
      { by: 'jonas', ago: 12, body: 'With a light roast I go down to 12 and use water at 70 °C instead of boiling. Bitter is often just too hot for too long.', votes: ['ana'] },
    ],
  },
  {
    kind: 'question',
    category: 'grinders',
    title: 'Quel moulin pour passer du filtre à l’espresso sans tout racheter ?',
    tags: ['débutant', 'm40'],
    by: 'ines',
    ago: 30,
    body: `J'ai un M20 pour le filtre et j'en suis contente. Mon compagnon vient de recevoir une Duetto... et le M20 ne descend pas assez fin : le café coule en 12 secondes.

Faut-il vraiment un second moulin, ou existe-t-il des meules de rechange ? Budget : 250 € maximum.`,
    votes: ['hugo', 'leon', 'paul'],
    posts: [
      {
        by: 'paul',
        ago: 27,
        body: `Bonne nouvelle : les meules « E » du M40 se montent sur le M20 depuis la révision de 2021 (numéro de série commençant par \`21-\` ou plus). Comptez 85 € et vingt minutes.

Deux précautions :

- notez la position de votre repère *avant* de démonter ;
- réglez ensuite le point zéro à la main, moulin **débranché**.

Pour le filtre, vous remonterez à 22-24 : c'est un peu moins régulier qu'avant, mais honnête.`,
        votes: ['ines', 'hugo', 'claire', 'tom', 'leon'],
        comments: [{ by: 'ines', ago: 26, body: 'Mon numéro commence par 22, c’est commandé. Merci !' }],
        accepted: { by: 'ines', ago: 26 },
      },
      { name: 'shop-price', by: 'leon', ago: 20, body: 'Sinon le M40 reconditionné est à 219 € sur la boutique en ce moment.', votes: ['ines'] },
      { name: 'telephone', by: 'leon', ago: 14, body: 'Pour le montage des meules, mon voisin Gérard m’a tout montré, il est très patient. Appelez-le de ma part le soir, chez lui : 01 99 00 42 17.' },
    ],
  },
  {
    kind: 'question',
    category: 'espresso',
    title: 'Milk frother whistles at the end of the froth',
    tags: ['duetto', 'milk'],
    by: 'ines',
    ago: 26,
    body: 'Since last week my Duetto whistles for a second when I close the steam valve. The milk is fine. Should I worry?',
    posts: [],
  },
  {
    kind: 'question',
    category: 'beans',
    title: 'How do you keep beans fresh once the bag is open?',
    tags: ['storage'],
    by: 'marta',
    ago: 200,
    body: 'One kilo lasts me five weeks. After three it tastes of cardboard. Freezer, vacuum box, smaller bags: what is worth it?',
    votes: ['priya', 'hugo', 'ines'],
    posts: [
      {
        by: 'jonas',
        ago: 198,
        body: 'Freeze it on day one, in portions of 200 g, in zip bags with the air pressed out. Grind straight from the freezer; no need to thaw.',
        votes: ['marta', 'ana', 'tom', 'priya'],
        accepted: { by: 'marta', ago: 150 },
      },
      {
        by: 'ana',
        ago: 190,
        body: 'For what you drink within two weeks: a box with a one-way valve, in a cupboard. A vacuum pump gained me perhaps three days.',
        votes: ['marta', 'hugo'],
        accepted: { by: 'marta', ago: 149 },
      },
      {
        name: 'cardboard',
        by: 'victor',
        ago: 170,
        body: 'A kilo at a time, and then surprised that it tastes of cardboard. Some people should stay with instant coffee and leave the forum to those who can taste.',
      },
    ],
  },
  {
    kind: 'question',
    category: 'espresso',
    title: 'Détartrage : à quelle fréquence avec une eau douce ?',
    tags: ['descaling', 'eau'],
    by: 'hugo',
    ago: 100,
    body: 'À Nantes l’eau est à 12 °f. La machine réclame un détartrage tous les deux mois, cela me paraît beaucoup. Peut-on espacer sans risque ?',
    votes: ['leon', 'ines'],
    posts: [
      {
        by: 'paul',
        ago: 98,
        body: 'À 12 °f, tous les **quatre mois** suffisent. Réglez la dureté sur 2 dans le menu (*Entretien → Eau*), le compteur s’adapte tout seul.',
        votes: ['hugo', 'claire', 'leon', 'ines'],
        accepted: { by: 'claire', ago: 60 },
      },
    ],
  },
  {
    kind: 'question',
    category: 'grinders',
    title: 'Static: coffee everywhere but in the basket',
    tags: ['m40', 'static'],
    by: 'tom',
    ago: 300,
    body: 'Every winter the same: chaff on the counter, on the grinder, on me. Humidity is at 30 %. I know about the drop of water, but does it harm the burrs?',
    votes: ['ana', 'jonas', 'priya'],
    posts: [
      { by: 'jonas', ago: 298, body: 'One spray on 18 g is about 0.2 ml. I have done that for three years on the same burrs and they look like new.', votes: ['tom', 'ana', 'paul'], accepted: { by: 'tom', ago: 297 } },
    ],
  },
];
