/** Written by `npm run bench:screening -- --write`: how well screening tells good from bad in its labelled texts. */
export const FIGURES = {
  command: 'npm run bench:screening -- --write',
  languages: [
    {
      ...{ language: 'en', samples: 303, bad: 126 },
      rows: [
        { name: 'stopped', spoke: 115, right: 115 },
        { name: 'watched', spoke: 124, right: 123 },
        { name: 'first-post', spoke: 140, right: 81 },
        { name: 'links', spoke: 27, right: 27 },
        { name: 'link-disguised', spoke: 6, right: 6 },
        { name: 'link-lies', spoke: 2, right: 2 },
        { name: 'host-borrowed', spoke: 1, right: 1 },
        { name: 'abuse', spoke: 79, right: 67 },
        { name: 'offer', spoke: 36, right: 36 },
        { name: 'phishing', spoke: 16, right: 16 },
        { name: 'contact', spoke: 32, right: 32 },
        { name: 'shouting', spoke: 1, right: 0 },
        { name: 'hidden-letters', spoke: 3, right: 2 },
      ],
    },
    {
      ...{ language: 'fr', samples: 302, bad: 123 },
      rows: [
        { name: 'stopped', spoke: 114, right: 114 },
        { name: 'watched', spoke: 121, right: 121 },
        { name: 'first-post', spoke: 139, right: 79 },
        { name: 'links', spoke: 24, right: 24 },
        { name: 'link-disguised', spoke: 6, right: 6 },
        { name: 'link-lies', spoke: 2, right: 2 },
        { name: 'abuse', spoke: 84, right: 65 },
        { name: 'offer', spoke: 41, right: 38 },
        { name: 'phishing', spoke: 15, right: 15 },
        { name: 'contact', spoke: 29, right: 29 },
        { name: 'shouting', spoke: 1, right: 0 },
        { name: 'hidden-letters', spoke: 2, right: 2 },
      ],
    },
  ],
};
