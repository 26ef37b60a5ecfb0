// Builds the page into a temporary folder and compares it with dist/, byte by
// byte. Ends with 1 and names the files if they differ.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');

const fresh = await mkdtemp(join(tmpdir(), 'entente-explorer-'));
try {
  await build({ root: ROOT, logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
  const faults = compare(await contents(DIST), await contents(fresh));
  for (const fault of faults) console.error(fault);
  console.log(faults.length ? 'dist/ is not what the sources build to' : 'dist/ is up to date');
  process.exitCode = faults.length ? 1 : 0;
} finally {
  await rm(fresh, { recursive: true, force: true });
}

/** The files below `folder`, by relative path; none if there is no such folder. */
async function contents(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const read = async (file) => {
    const path = join(file.parentPath, file.name);
    return [relative(folder, path), await readFile(path)];
  };
  return new Map(await Promise.all(files.map(read)));
}

/** One line for each file that is missing, left over or different. */
function compare(kept, built) {
  const paths = [...new Set([...kept.keys(), ...built.keys()])].sort();
  return paths.flatMap((path) => {
    if (!kept.has(path)) return [`missing in dist/: ${path}`];
    if (!built.has(path)) return [`left over in dist/: ${path}`];
    return kept.get(path).equals(built.get(path)) ? [] : [`different: ${path}`];
  });
}
