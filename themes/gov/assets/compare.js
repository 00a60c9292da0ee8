// Two to four communities side by side, chosen by name, sound or code. What can
// be chosen and the numbers come from script files of this folder; the choice
// stands in the address, so that it can be kept, sent and taken to another year.
// ES2017, classic: the pages open from file://.
(function () {
  'use strict';
  var MOST = 4, SUGGESTED = 12;
  var box = document.getElementById('choose');
  if (!box) return;
  var root = document.documentElement.getAttribute('data-assets').replace(/assets\/$/, '');
  var word = box.getAttribute('data-word'); // what is compared: 社区
  var list = null, byCode = {}, numbers = {}, asked = {}, chosen = [];
  var input, options, chips, said, result, current = -1, shown = [];

  function make(name, attributes, text) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (k) { e.setAttribute(k, attributes[k]); });
    if (text !== undefined) e.textContent = text;
    return e;
  }
  function load(path) {
    if (asked[path]) return;
    asked[path] = true;
    document.head.appendChild(make('script', { src: path }));
  }

  window.nianbaoChoice = function (data) {
    list = data;
    list.names.forEach(function (n) { byCode[n[0]] = n; });
    build();
    take();
    box.setAttribute('data-ready', 'yes');
  };
  window.nianbaoChosen = function (data) {
    Object.keys(data).forEach(function (code) { numbers[code] = data[code]; });
    draw();
  };

  function build() {
    var form = make('div', { 'class': 'choose-form' });
    form.appendChild(make('label', { 'for': 'choose-input' }, '加入' + word + '（名称、拼音或代码）'));
    input = make('input', { id: 'choose-input', type: 'text', autocomplete: 'off', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'choose-options' });
    options = make('ul', { id: 'choose-options', role: 'listbox', 'aria-label': word });
    options.hidden = true;
    chips = make('ul', { 'class': 'chips', 'aria-label': '已选的' + word });
    said = make('p', { 'class': 'note', 'aria-live': 'polite' });
    result = make('div', { 'class': 'scroll choose-result', 'data-label': '所选' + word + '对比' });
    form.appendChild(input);
    form.appendChild(options);
    var here = document.getElementById('choose-here');
    [form, chips, said, result].forEach(function (e) { here.appendChild(e); });
    window.nianbaoLoad(root + 'assets/tables.js', function () { window.nianbaoReach(result); });
    input.addEventListener('input', suggest);
    input.addEventListener('focus', suggest);
    input.addEventListener('keydown', steer);
    input.addEventListener('blur', function () { setTimeout(fold, 150); });
    window.addEventListener('hashchange', take);
  }

  // Suggestions: a name that holds the text, a sound or a code that begins with it.
  function fits(n, text) {
    if (n[1].toLowerCase().indexOf(text) >= 0 || list.streets[n[2]][0].indexOf(text) >= 0 || n[0].indexOf(text) === 0) return true;
    return n[3].split(' ').some(function (sound) { return sound.indexOf(text) === 0; });
  }
  function suggest() {
    var text = input.value.trim().toLowerCase();
    shown = !text ? [] : list.names.filter(function (n) { return chosen.indexOf(n[0]) < 0 && fits(n, text); }).slice(0, SUGGESTED);
    current = shown.length ? 0 : -1;
    options.textContent = '';
    shown.forEach(function (n, k) {
      var li = make('li', { role: 'option', id: 'choose-' + k, 'aria-selected': k === current ? 'true' : 'false' }, n[1]);
      li.appendChild(make('span', { 'class': 'aside' }, list.streets[n[2]][0]));
      li.addEventListener('mousedown', function (e) { e.preventDefault(); add(n[0]); });
      options.appendChild(li);
    });
    options.hidden = !shown.length;
    input.setAttribute('aria-expanded', shown.length ? 'true' : 'false');
    point();
    if (text) said.textContent = shown.length ? '有 ' + shown.length + ' 个可选' : '没有这样的' + word;
  }
  function point() {
    Array.prototype.forEach.call(options.children, function (li, k) { li.setAttribute('aria-selected', k === current ? 'true' : 'false'); });
    if (current >= 0) input.setAttribute('aria-activedescendant', 'choose-' + current);
    else input.removeAttribute('aria-activedescendant');
  }
  function fold() {
    options.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }
  function steer(e) {
    if (e.key === 'Escape') { fold(); return; }
    if (!shown.length || options.hidden) return;
    if (e.key === 'ArrowDown') current = (current + 1) % shown.length;
    else if (e.key === 'ArrowUp') current = (current + shown.length - 1) % shown.length;
    else if (e.key === 'Enter') { add(shown[current][0]); e.preventDefault(); return; }
    else return;
    e.preventDefault();
    point();
  }

  // The choice.
  function add(code) {
    if (chosen.indexOf(code) < 0) chosen.push(code);
    if (chosen.length > MOST) chosen.shift();
    input.value = '';
    shown = [];
    fold();
    keep();
  }
  function remove(code) {
    chosen = chosen.filter(function (c) { return c !== code; });
    keep();
    input.focus();
  }
  function keep() {
    var hash = chosen.length ? '#' + chosen.map(encodeURIComponent).join(',') : location.pathname.split('/').pop();
    try { history.replaceState(null, '', hash); } catch (e) { if (chosen.length) location.hash = hash; }
    arrange();
  }
  function take() {
    var codes = location.hash.slice(1).split(',').map(function (c) { try { return decodeURIComponent(c); } catch (e) { return ''; } });
    var known = codes.filter(function (c, k) { return byCode[c] && codes.indexOf(c) === k; }).slice(0, MOST);
    if (known.length || location.hash.length < 2) chosen = known;
    arrange();
  }
  function arrange() {
    chips.textContent = '';
    chosen.forEach(function (code) {
      var li = make('li', {}, byCode[code][1] + ' ');
      var b = make('button', { type: 'button', 'aria-label': '移去' + byCode[code][1] }, '移去');
      b.addEventListener('click', function () { remove(code); });
      li.appendChild(b);
      chips.appendChild(li);
      load(root + list.streets[byCode[code][2]][1]);
    });
    said.textContent = !chosen.length ? '选两到四个' + word + '，逐项并列。' : chosen.length === 1 ? '已选 1 个，再选一个。' : '已选 ' + chosen.length + ' 个' + (chosen.length === MOST ? '；再加入一个，最先选的就移去。' : '。');
    Array.prototype.forEach.call(document.querySelectorAll('nav.years a'), function (a) {
      a.href = a.getAttribute('href').replace(/#.*$/, '') + (chosen.length ? '#' + chosen.map(encodeURIComponent).join(',') : '');
    });
    draw();
  }

  // The table: a line an indicator that any of the chosen has.
  function draw() {
    if (!result) return;
    result.textContent = '';
    if (chosen.length < 2 || !chosen.every(function (c) { return numbers[c]; })) return;
    var table = make('table', { 'class': 'compared' });
    table.appendChild(make('caption', {}, chosen.map(function (c) { return byCode[c][1]; }).join('、') + '，' + box.getAttribute('data-year') + ' 年'));
    var head = table.createTHead().insertRow();
    head.appendChild(make('th', { scope: 'col' }, '指标'));
    chosen.forEach(function (c) {
      var th = make('th', { scope: 'col', 'class': 'num' });
      th.appendChild(make('a', { href: root + byCode[c][4] }, byCode[c][1]));
      head.appendChild(th);
    });
    var theme = null, body = null;
    list.indicators.forEach(function (i, n) {
      var cells = chosen.map(function (c) { return numbers[c][n]; });
      if (!cells.some(function (cell) { return cell[5] !== '' || cell[2] !== ''; })) return;
      if (i.theme !== theme) {
        theme = i.theme;
        body = table.createTBody();
        body.insertRow().appendChild(make('th', { scope: 'rowgroup', colspan: String(chosen.length + 1), 'class': 'theme' }, theme));
      }
      body.appendChild(line(i, cells));
    });
    result.appendChild(table);
  }
  function line(i, cells) {
    var tr = make('tr'), th = make('th', { scope: 'row' });
    th.appendChild(i.href ? make('a', { href: root + i.href }, i.title) : document.createTextNode(i.title));
    tr.appendChild(th);
    var values = cells.map(function (cell) { return cell[5] === '' ? NaN : Number(cell[5]); });
    var known = values.filter(function (x) { return !isNaN(x); });
    var most = Math.max.apply(null, known), least = Math.min.apply(null, known);
    cells.forEach(function (cell, k) {
      var td = make('td', { 'class': 'num' });
      if (cell[5] === '') td.appendChild(make('span', { 'class': 'missing' }, cell[0]));
      else td.appendChild(make('a', { 'class': 'number from', href: root + byCode[chosen[k]][4] + '#' + i.anchor }, cell[0]));
      if (cell[1]) td.appendChild(make('span', { 'class': 'share' }, ' ' + cell[1]));
      if (known.length > 1 && most > least && i.better && values[k] === (i.better === 'lower' ? least : most)) td.appendChild(make('span', { 'class': 'best' }, '较好'));
      if (cell[2]) {
        var mark = make('span', { 'class': 'mark ' + cell[3] }, cell[2] + ' ' + cell[4]);
        td.appendChild(make('br'));
        td.appendChild(mark);
      }
      if (known.length > 1 && least >= 0 && most > 0 && !isNaN(values[k])) td.appendChild(bar(100 * values[k] / most, cell[3]));
      tr.appendChild(td);
    });
    return tr;
  }
  function bar(width, verdict) {
    var ns = 'http://www.w3.org/2000/svg', svg = document.createElementNS(ns, 'svg');
    svg.setAttribute('class', 'bar ' + verdict);
    svg.setAttribute('viewBox', '0 0 100 6');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    [['rest', 100], ['length', width]].forEach(function (r) {
      var rect = document.createElementNS(ns, 'rect');
      rect.setAttribute('class', r[0]);
      rect.setAttribute('width', r[1]);
      rect.setAttribute('height', 6);
      svg.appendChild(rect);
    });
    return svg;
  }

  load(box.getAttribute('data-choice'));
})();
