/** Written by `npm run bench:screening -- --write`: how well screening tells good from bad in its labelled texts. */
export const FIGURES = {
  command: 'npm run bench:screening -- --write',
  languages: [
    {
      ...{ language: 'en', samples: 311, bad: 129 },
      rows: [
        { name: 'stopped', spoke: 116, right: 116 },
        { name: 'watched', spoke: 125, right: 124 },
        { name: 'first-post', spoke: 143, right: 82 },
        { name: 'links', spoke: 27, right: 27 },
        { name: 'link-disguised', spoke: 6, right: 6 },
        { name: 'link-lies', spoke: 2, right: 2 },
        { name: 'host-borrowed', spoke: 1, right: 1 },
        { name: 'abuse', spoke: 80, right: 68 },
        { name: 'offer', spoke: 36, right: 36 },
        { name: 'phishing', spoke: 16, right: 16 },
        { name: 'contact', spoke: 32, right: 32 },
        { name: 'sentiment', spoke: 6, right: 3 },
        { name: 'shouting', spoke: 1, right: 0 },
        { name: 'hidden-letters', spoke: 3, right: 2 },
      ],
    },
    {
      ...{ language: 'fr', samples: 310, bad: 126 },
      rows: [
        { name: 'stopped', spoke: 115, right: 115 },
        { name: 'watched', spoke: 122, right: 122 },
        { name: 'first-post', spoke: 142, right: 80 },
        { name: 'links', spoke: 24, right: 24 },
        { name: 'link-disguised', spoke: 6, right: 6 },
        { name: 'link-lies', spoke: 2, right: 2 },
        { name: 'abuse', spoke: 86, right: 67 },
        { name: 'offer', spoke: 41, right: 38 },
        { name: 'phishing', spoke: 15, right: 15 },
        { name: 'contact', spoke: 29, right: 29 },
        { name: 'sentiment', spoke: 2, right: 0 },
        { name: 'shouting', spoke: 1, right: 0 },
        { name: 'hidden-letters', spoke: 2, right: 2 },
      ],
    },
  ],
};
