import sharp from 'sharp';
import { databaseOf, rows } from '../lib/cast';
import { tally, upload, type Answer } from './client';
import { hostilePictures, type HostilePicture } from './hostile-pictures';
import { growthDuring } from '../lib/processes';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const GROWTH_MB = 200;

/** F21: files that are no pictures, or more than that. */
export const pictures: Fault = {
  id: 'F21',
  title: 'bombs, double files, scripts and places in pictures: refused or made anew',
  run: (stage) => withScene(stage, { players: 1 }, (scene) => uploadAll(stage, scene)),
};

async function uploadAll(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  const { origin, pid } = await start();
  const [player] = players as [(typeof players)[0]];
  const url = await databaseOf(dataDir);
  const files = await hostilePictures();
  stage.check('the photograph tells its place before', await hasPlace(files[0]!.bytes));
  const plain = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#abc' } }).jpeg().toBuffer();
  const ordinary = await upload(origin, player, plain, 'plain.jpg', 'image/jpeg');
  stage.check('an ordinary picture is taken', ordinary.status === 200, ordinary.status);

  const growth = await growthDuring(pid, async () => {
    for (const file of files) {
      const answer = await upload(origin, player, file.bytes, file.name, file.type);
      await judge(stage, { origin, url, file, answer });
    }
  });
  stage.measure('most memory above what it was before (MB, < 200)', growth < GROWTH_MB, growth.toFixed(0));
  const together: Answer[] = [];
  const growthTogether = await growthDuring(pid, async () => {
    together.push(...(await Promise.all(files.map((file) => upload(origin, player, file.bytes, file.name, file.type)))));
  });
  stage.measure('the same with all of them at once (MB, < 200)', growthTogether < GROWTH_MB, `${growthTogether.toFixed(0)}; ${tally(together)}`);
}

async function judge(stage: Stage, { origin, url, file, answer }: { origin: string; url: string; file: HostilePicture; answer: Answer }): Promise<void> {
  const { what, wanted } = file;
  if (answer.status !== 200) {
    stage.check(`${what}: refused`, wanted !== 'clean' && [413, 422].includes(answer.status), answer.status);
    return;
  }
  const { id } = JSON.parse(answer.text) as { id: string };
  const [row] = await rows<{ variants: { name: string; type: string }[] }>(url, 'select variants from upload where id = $1', [id]);
  const faults: string[] = [];
  for (const { name, type } of row?.variants ?? []) {
    const response = await fetch(`${origin}/uploads/${id}/${name}.${type.split('/')[1]}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    faults.push(...(await faultsOf(response, bytes)));
  }
  if (!row || row.variants.length === 0) faults.push('nothing was kept');
  stage.check(`${what}: made anew, clean`, wanted !== 'refused' && faults.length === 0, faults.join(', ') || undefined);
}

async function faultsOf(response: Response, bytes: Buffer): Promise<string[]> {
  const type = response.headers.get('Content-Type') ?? '';
  const { exif, icc, xmp, pages } = await sharp(bytes).metadata();
  const found: [boolean, string][] = [
    [response.status !== 200, `status ${response.status}`],
    [!['image/webp', 'image/png'].includes(type), `type ${type}`],
    [response.headers.get('X-Content-Type-Options') !== 'nosniff', 'no nosniff'],
    [!/sandbox/.test(response.headers.get('Content-Security-Policy') ?? ''), 'no sandbox'],
    [Boolean(exif ?? icc ?? xmp), 'metadata'],
    [(pages ?? 1) > 1, 'moves'],
    [/script|GPS|alert\(|META-INF/.test(bytes.toString('latin1')), 'holds what was put in'],
  ];
  return found.filter(([is]) => is).map(([, fault]) => fault);
}

/** Whether EXIF points to a table of places (tag 0x8825). */
async function hasPlace(bytes: Buffer): Promise<boolean> {
  const { exif } = await sharp(bytes).metadata();
  return exif !== undefined && (exif.includes(Buffer.from([0x25, 0x88])) || exif.includes(Buffer.from([0x88, 0x25])));
}
