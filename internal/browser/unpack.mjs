// Unpacks the Chromium of the npm package chrome-aws-lambda, which is packed
// with Brotli: node unpack.mjs PACKAGE FOLDER. What is there already is kept.
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const [from, to] = process.argv.slice(2);
const program = join(to, 'chromium'), libraries = join(to, 'swiftshader');
const unpack = (name, file) => pipeline(createReadStream(join(from, 'bin', name + '.br')), createBrotliDecompress(), createWriteStream(file));

if (!existsSync(program)) {
  mkdirSync(libraries, { recursive: true });
  await unpack('swiftshader.tar', join(to, 'swiftshader.tar'));
  execFileSync('tar', ['-xf', join(to, 'swiftshader.tar'), '-C', libraries]);
  rmSync(join(to, 'swiftshader.tar'));
  await unpack('chromium', program + '.new');
  chmodSync(program + '.new', 0o755);
  renameSync(program + '.new', program); // last: what is there is whole
}
