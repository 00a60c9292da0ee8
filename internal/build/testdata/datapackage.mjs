// Reads a Data Package by the reference implementation of its specifications and
// prints what is wrong with it, and how many rows its tables have, as JSON.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import datapackage from 'datapackage';

const folder = process.argv[2];
const faults = [];
let rows = 0;
const descriptor = join(folder, 'datapackage.json');
try {
  const { valid, errors } = await datapackage.validate(descriptor);
  if (!valid) faults.push(...errors.map((e) => e.message));
  else {
    const pack = await datapackage.Package.load(descriptor, { basePath: folder });
    for (const table of pack.resources) {
      try {
        rows += (await table.read()).length;
        const data = readFileSync(join(folder, table.descriptor.path));
        const digest = 'sha256:' + createHash('sha256').update(data).digest('hex');
        if (data.length !== table.descriptor.bytes || digest !== table.descriptor.hash) faults.push(`${table.name}: ${data.length} bytes, ${digest}`);
      } catch (e) {
        faults.push(`${table.name}: ${e.message} ${(e.errors || []).slice(0, 3).map((x) => x.message)}`);
      }
    }
  }
} catch (e) {
  faults.push(e.message);
}
console.log(JSON.stringify({ faults, rows }));
