/** What made-up texts are made of: parts of sentences that go with each other, in both languages. */
type Lexicon = {
  things: readonly string[];
  openings: readonly string[];
  facts: readonly string[];
  closings: readonly string[];
  questions: readonly string[];
  titles: readonly string[];
  thanks: readonly string[];
};

const en: Lexicon = {
  things: [
    'the coffee grinder', 'the kettle', 'the milk frother', 'the water filter', 'the travel mug', 'the burr set', 'the drip tray',
    'the power cord', 'the pressure gauge', 'the steam wand', 'the paper filter', 'the bean hopper', 'the drip timer', 'the portafilter',
    'the mobile app', 'the display', 'the descaling programme', 'the warranty card', 'the spare gasket', 'the cleaning brush',
    'the scale', 'the temperature sensor', 'the pump', 'the boiler', 'the new firmware', 'the quick start guide', 'the order page',
    'the subscription', 'the delivery box', 'the replacement part',
  ],
  openings: [
    'Since last week', 'After the update', 'When I started this morning', 'As far as I can tell', 'On the second try', 'Out of the box',
    'With hard water', 'In my small kitchen', 'After two years of daily use', 'Without changing anything', 'At the coarsest setting',
    'Just after cleaning', 'Compared with the older model', 'At work', 'For the first time', 'Following the manual', 'During the warm-up',
    'Over the weekend', 'Before the holidays', 'At full load',
  ],
  facts: [
    'makes a noise that was not there before', 'works better than I expected', 'stops after about ten seconds', 'needs a firm push to close',
    'shows a red light and nothing else', 'runs a little hotter than it should', 'keeps its setting only until it is unplugged',
    'leaves a few drops on the counter', 'takes twice as long as it used to', 'tastes of metal for the first two cups',
    'is easier to clean with warm water', 'fits only when it is turned by a quarter', 'has been exchanged once already',
    'does what the manual says, only later', 'loses pressure near the end', 'does not talk to the network any more',
    'looks the same but weighs less', 'arrived with a scratch on the left side', 'is quiet enough for early mornings',
    'asks for descaling every other day', 'gives finer results after twenty runs', 'reacts to the lightest touch',
  ],
  closings: [
    'Has anybody seen the same?', 'A photo of it is easy to take if it helps.', 'The serial number begins with a seven.', 'I would rather not open it myself.',
    'It is not urgent, but it bothers me.', 'Any hint is welcome.', 'The shop could not say more.', 'I have tried three different sockets.',
    'A restart changes nothing.', 'The old one never did that.', 'My neighbour has the same one and no trouble at all.', 'I can live with it for now.',
  ],
  questions: [
    'Is that how it should be?', 'Which setting do you use?', 'Can it be mended at home?', 'Does the warranty cover this?', 'How often do you clean yours?',
    'Where can I order the part?', 'Did the last version do that too?', 'What would you try next?',
  ],
  titles: [
    'How do I clean', 'What to do when it drips from', 'Which part fits', 'Strange noise from', 'Best settings for', 'No power at',
    'Is it normal to hear', 'How long should I run', 'Where can I find a spare for', 'Tips wanted for', 'Cannot open', 'Show me how you use',
    'An idea about', 'Wrong reading on', 'Error seven on', 'Moving abroad with',
  ],
  thanks: ['Thank you, that helped.', 'Same here.', 'This solved it for me.', 'Good point.', 'Could you say which version?', 'I will try that tonight.', 'That is what I do as well.'],
};

const fr: Lexicon = {
  things: [
    'le moulin à café', 'la bouilloire', 'le mousseur à lait', 'le filtre à eau', 'la tasse de voyage', 'le jeu de meules', 'le bac récupérateur',
    'le câble d’alimentation', 'le manomètre', 'la buse vapeur', 'le filtre en papier', 'le réservoir à grains', 'la minuterie', 'le porte-filtre',
    'l’application', 'l’écran', 'le programme de détartrage', 'la carte de garantie', 'le joint de rechange', 'la brosse de nettoyage',
    'la balance', 'la sonde de température', 'la pompe', 'la chaudière', 'le nouveau micrologiciel', 'le guide de démarrage', 'la page de commande',
    'l’abonnement', 'le colis', 'la pièce de rechange',
  ],
  openings: [
    'Depuis la semaine dernière', 'Après la mise à jour', 'Ce matin, au démarrage', 'Autant que je puisse en juger', 'Au deuxième essai', 'Dès le déballage',
    'Avec une eau calcaire', 'Dans ma petite cuisine', 'Après deux ans d’usage quotidien', 'Sans rien changer', 'Au réglage le plus grossier',
    'Juste après le nettoyage', 'Par rapport à l’ancien modèle', 'Au bureau', 'Pour la première fois', 'En suivant la notice', 'Pendant la chauffe',
    'Ce week-end', 'Avant les vacances', 'À pleine charge',
  ],
  facts: [
    'fait un bruit qu’on n’entendait pas avant', 'marche mieux que je ne le pensais', 's’arrête au bout d’une dizaine de secondes', 'demande à être fermé d’un coup sec',
    'affiche un voyant rouge et rien d’autre', 'chauffe un peu plus qu’il ne faudrait', 'ne garde son réglage que jusqu’à ce qu’on débranche',
    'laisse quelques gouttes sur le plan de travail', 'met deux fois plus de temps qu’avant', 'donne un goût de métal aux deux premières tasses',
    'se nettoie mieux à l’eau tiède', 'ne tient qu’après un quart de tour', 'a déjà été échangé une fois',
    'fait ce que dit la notice, mais plus tard', 'perd de la pression vers la fin', 'ne parle plus au réseau',
    'semble identique mais pèse moins lourd', 'est arrivé avec une rayure à gauche', 'reste assez discret pour le petit matin',
    'réclame un détartrage tous les deux jours', 'donne un résultat plus fin après vingt passages', 'réagit au moindre contact',
  ],
  closings: [
    'Quelqu’un a-t-il vu la même chose ?', 'Une photo est vite prise si cela peut aider.', 'Le numéro de série commence par un sept.', 'J’aimerais mieux ne pas l’ouvrir moi-même.',
    'Rien d’urgent, mais cela me gêne.', 'Toute piste est bienvenue.', 'Le magasin n’a pas su en dire plus.', 'J’ai essayé trois prises différentes.',
    'Redémarrer n’y change rien.', 'L’ancien ne faisait jamais cela.', 'Ma voisine a le même et aucun souci.', 'Je peux faire avec pour l’instant.',
  ],
  questions: [
    'Est-ce bien normal ?', 'Quel réglage utilisez-vous ?', 'Peut-on le réparer chez soi ?', 'La garantie couvre-t-elle cela ?', 'Tous les combien nettoyez-vous le vôtre ?',
    'Où commander la pièce ?', 'La version précédente le faisait-elle aussi ?', 'Que tenteriez-vous ensuite ?',
  ],
  titles: [
    'Comment nettoyer', 'Que faire quand cela fuit :', 'Quelle pièce va avec', 'Bruit étrange :', 'Quels réglages pour', 'Plus de courant :',
    'Est-il normal d’entendre', 'Combien de temps faire tourner', 'Où trouver une pièce pour', 'Des conseils pour', 'Impossible d’ouvrir', 'Montrez-moi comment vous utilisez',
    'Une idée pour', 'Mesure fausse :', 'Erreur sept :', 'Partir à l’étranger avec',
  ],
  thanks: ['Merci, cela m’a aidé.', 'Pareil chez moi.', 'C’est ce qui a réglé mon problème.', 'Bien vu.', 'Pourriez-vous préciser la version ?', 'J’essaierai ce soir.', 'C’est aussi ce que je fais.'],
};

export const lexicons = { en, fr } as const;

/** Of members. */
export const givenNames = [
  'Anna', 'Bruno', 'Camille', 'David', 'Élodie', 'Farid', 'Grace', 'Hugo', 'Inès', 'Jonas', 'Karim', 'Léa', 'Marc', 'Nadia', 'Olivier', 'Paula',
  'Quentin', 'Rosa', 'Samir', 'Théo', 'Ursula', 'Victor', 'Wanda', 'Xavier', 'Yasmine', 'Zoé', 'Maëlle', 'Noah', 'Ivy', 'Omar',
];
export const familyNames = [
  'Arnaud', 'Baker', 'Carpentier', 'Dubois', 'Evans', 'Fontaine', 'Garcia', 'Harris', 'Imbert', 'Jensen', 'Keller', 'Lambert', 'Moreau', 'Novak',
  'Okafor', 'Petit', 'Quinn', 'Rossi', 'Schmidt', 'Taylor', 'Unger', 'Vidal', 'Walker', 'Young', 'Zimmer',
];
export const tagWords = [
  'grinder', 'kettle', 'filter', 'milk', 'cleaning', 'descaling', 'noise', 'warranty', 'delivery', 'app', 'firmware', 'temperature', 'pressure', 'beginner',
  'travel', 'repair', 'spare-parts', 'recipes', 'water', 'beans', 'nettoyage', 'garantie', 'livraison', 'réglages', 'mousse', 'détartrage', 'pannes', 'accessoires',
  'eau', 'recettes', 'débutants', 'moulin',
];
