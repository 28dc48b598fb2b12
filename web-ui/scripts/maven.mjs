// Called by Maven: `node scripts/maven.mjs build`, and `test`. Installs packages when the lock file changed
// and runs the npm script only when its inputs changed since it last succeeded.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = [
  'biome.json',
  'index.html',
  'package-lock.json',
  'package.json',
  'vite.config.ts',
  'tsconfig.json',
  'src',
  'public',
];
const OUTPUT = 'target/classes/META-INF/resources/index.html';

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(files)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** Runs `work` unless `stamp` holds `digest` already; the stamp is written only after success. */
function unlessDone(stamp, digest, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
  work();
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit' });
  if (error) console.error(`npm could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

const [script, ...flags] = process.argv.slice(2);
if (flags.includes('--skip=true')) process.exit(0);

unlessDone('node_modules/.voltide-lock', digest(['package-lock.json']), () => npm('ci'));

const stamp = `target/${script}.stamp`;
if (script === 'build' && !existsSync(OUTPUT)) rmSync(stamp, { force: true });
const ran = unlessDone(stamp, digest(INPUTS), () => npm('run', script));
if (!ran) console.log(`web-ui ${script}: unchanged`);
