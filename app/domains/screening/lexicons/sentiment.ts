/** Small lists of words with a feeling, -3 to 3, folded. Our own (MIT), for the talk of people about what they bought. */
const lists: Record<'en' | 'fr', [feeling: number, words: string][]> = {
  en: [
    [3, 'love loved perfect excellent amazing fantastic brilliant superb wonderful thrilled'],
    [2, 'great good happy helpful thanks thank recommend recommended delicious glad solved works worked nice kind smooth easy impressed'],
    [1, 'fine ok okay better decent clean fast quiet worth like liked fixed'],
    [-1, 'slow noisy loud problem issue leak leaks leaking weak sour bitter stuck difficult hard annoying expensive worried confused late'],
    [-2, 'bad broken broke disappointed disappointing disappointment fail failed fails failure poor angry upset frustrated frustrating useless waste ignored rude wrong faulty defective unacceptable'],
    [-3, 'terrible awful horrible worst hate hated disgusting disgrace scam rubbish crap furious pathetic garbage shit appalling disgusted'],
  ],
  fr: [
    [3, 'adore parfait parfaite excellent excellente genial geniale superbe magnifique fantastique ravi ravie'],
    [2, 'bon bonne merci content contente super recommande delicieux top aide efficace sympa impeccable nickel heureux resolu agreable'],
    [1, 'bien correct facile rapide mieux propre silencieux aime marche fonctionne'],
    [-1, 'lent lente bruyant bruyante probleme souci fuite fuit fuient amer acide bloque bloquee difficile cher chere inquiet retard complique'],
    [-2, 'mauvais mauvaise casse cassee decu decue decevant deception panne enerve enervee inadmissible inacceptable defectueux defectueuse inutile dommage pire ignore ras marre'],
    [-3, 'horrible nul nulle catastrophe catastrophique honte honteux scandaleux scandale arnaque deteste pourri pourrie lamentable merde degoute degoutee affreux affreuse'],
  ],
};

const feelings = (language: 'en' | 'fr'): Map<string, number> =>
  new Map(lists[language].flatMap(([feeling, words]) => words.split(' ').map((word) => [word, feeling] as const)));

/** The feeling of each word, by language. */
export const sentiments = { en: feelings('en'), fr: feelings('fr') };
