// Draws the options named on the command line with Node's engine and prints
// {"name": "svg"} as JSON: the second opinion of TestNodeAgrees.
// usage: node oracle.js folder width height name...
const fs = require('fs'), path = require('path'), vm = require('vm');
const [folder, width, height, ...names] = process.argv.slice(2);
const context = vm.createContext({});
for (const script of ['prelude.js', 'detmath.js', 'bundle/echarts.min.js', 'numbers.js', 'draw.js']) {
  vm.runInContext(fs.readFileSync(path.join(folder, script), 'utf8'), context, { filename: script });
}
const pictures = {};
for (const name of names) {
  const option = fs.readFileSync(path.join(folder, 'testdata', name + '.json'), 'utf8');
  pictures[name] = context.draw(option, +width, +height);
}
process.stdout.write(JSON.stringify(pictures));
