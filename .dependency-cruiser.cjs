/**
 * The arrows of the house: who may import whom. `npm run arrows` checks them.
 * Rooms stand in one row; each may use the doors of those before it.
 */
const ROOMS = ['identity', 'uploads', 'brand', 'members', 'messages', 'screening', 'threads', 'answers', 'search', 'following', 'moderation', 'notifications', 'exports', 'imports', 'seeds'];
const door = (room) => `^app/domains/${room}/index(\\.server)?\\.ts$`;

const roomsLookDown = ROOMS.map((room, position) => ({
  name: `room-${room}-uses-only-doors-before-it`,
  comment: `${room} may use its own files, and the doors of ${ROOMS.slice(0, position).join(', ') || 'no room'}`,
  severity: 'error',
  from: { path: `^app/domains/${room}/` },
  to: {
    path: '^app/domains/',
    pathNot: [
      `^app/domains/${room}/`,
      ...ROOMS.slice(0, position).flatMap((before) => [door(before), `^app/domains/${before}/ui/`]),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...roomsLookDown,
    {
      name: 'rooms-know-no-front-doors',
      severity: 'error',
      from: { path: '^app/domains/', pathNot: '^app/domains/[^/]+/ui/' },
      to: { path: '^app/(routes|http|ui|wiring|server)/' },
    },
    {
      name: 'room-ui-is-dumb',
      comment: 'React of a room uses app/ui and what is pure: in its own room, and of the platform time, words and reasons',
      severity: 'error',
      from: { path: '^app/domains/([^/]+)/ui/' },
      to: { path: ['\\.server\\.tsx?$', '^app/(routes|http|wiring|server|platform)/'], pathNot: '^app/platform/(clock|errors|i18n)/' },
    },
    {
      name: 'only-the-database-knows-prisma',
      comment: 'everybody else comes through the door; what acts may take from it is in eslint.config.js',
      severity: 'error',
      from: { path: '^(app|scripts|emails)/', pathNot: '^(app/platform/db/|scripts/(make-migration|lib/schema-diff))' },
      to: { path: ['node_modules/@?prisma', '^app/platform/db/(?!index\\.server\\.ts)'] },
    },
    {
      name: 'routes-use-doors',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/domains/', pathNot: ['^app/domains/[^/]+/index(\\.server)?\\.ts$', '^app/domains/[^/]+/ui/'] },
    },
    {
      name: 'routes-know-no-other-routes',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/routes/', pathNot: '^app/routes/api/endpoints/' },
    },
    {
      name: 'routes-stay-off-the-basement',
      comment: 'a route speaks to rooms; of the platform it needs words, time and errors at most',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/platform/(db|jobs|activity|search)/' },
    },
    {
      name: 'platform-is-the-basement',
      severity: 'error',
      from: { path: '^app/platform/' },
      to: { path: '^app/(domains|routes|http|ui|wiring|server)/' },
    },
    {
      name: 'ui-stands-alone',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^(app/(?!ui/)|emails/)' },
    },
    {
      name: 'letters-stand-alone',
      severity: 'error',
      from: { path: '^emails/' },
      to: { path: '^app/' },
    },
    {
      name: 'wiring-is-for-the-server',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/(server|wiring)/' },
      to: { path: '^app/wiring/' },
    },
    {
      name: 'lucia-stays-in-identity',
      severity: 'error',
      from: { path: '^(app|emails|scripts)/', pathNot: '^app/domains/identity/' },
      to: { path: 'node_modules/lucia' },
    },
    {
      name: 'all-mail-goes-through-the-mail',
      severity: 'error',
      from: { path: '^(app|emails)/', pathNot: '^app/platform/mail/' },
      to: { path: 'node_modules/nodemailer' },
    },
    { name: 'no-circles', severity: 'error', from: { pathNot: 'generated' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'app/platform/db/generated'] },
    exclude: { path: ['build/', 'data/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
