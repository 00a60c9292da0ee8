// Search over the whole site: names, their pinyin, codes, numbers and texts,
// any part of them, as one types. The index lies beside the pages as script
// files, so that it works from a folder; names are loaded first, the rest when
// somebody searches. ES2017, classic, no request beyond this folder.
(function () {
  'use strict';
  var assets = document.documentElement.getAttribute('data-assets') || 'assets/';
  var ROOT = assets.slice(0, -'assets/'.length);
  var MOST = 60; // results shown
  // The year of the page is the first folder below the site's root, wherever that lies.
  var pageYear = Number(location.pathname.split('/').slice(-1 - ROOT.split('../').length + 1)[0]) || 0;

  var head = null;      // kinds, years, groups of files
  var entries = [];
  var asked = {};       // groups whose files were asked for
  var pending = 0;      // files on their way
  var changed = [];     // who wants to know that more was loaded

  // Each file of the index calls this.
  window.nianbaoSearch = function (data) {
    if (!Array.isArray(data)) { head = data; return; }
    data.forEach(function (r) {
      var sounds = r[5] ? r[5].split(' ') : [];
      entries.push({
        kind: r[0], title: r[1], hint: r[2], path: r[3], years: r[4], sounds: sounds, text: r[6],
        low: fold(r[1]), all: fold(r[1] + '\n' + r[2] + '\n' + r[6]), at: entries.length
      });
    });
  };

  function file(name, done) {
    var script = document.createElement('script');
    pending++;
    script.src = ROOT + 'search/' + name + '.js';
    script.onload = script.onerror = function () {
      pending--;
      done();
      changed.forEach(function (f) { f(); });
    };
    document.head.appendChild(script);
  }
  function group(name) {
    if (asked[name] || !head) return;
    asked[name] = true;
    var g = head.groups.filter(function (x) { return x.name === name; })[0];
    for (var n = 1; g && n <= g.files; n++) file(name + '-' + n, function () {});
  }
  function start() {
    if (asked.index) return;
    asked.index = true;
    file('index', function () {
      if (!head) return;
      group('names');
      group('texts');
      group(String(yearOf(0)));
    });
  }

  // Wide letters and digits count as narrow ones, capitals as small ones.
  function fold(s) {
    return s.replace(/[\uff01-\uff5e]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 0xfee0); })
      .replace(/\u3000/g, ' ').toLowerCase();
  }

  // yearOf is the year that results lead to: the one chosen, the page's, the latest.
  function yearOf(chosen) {
    if (chosen) return chosen;
    if (head.years.indexOf(pageYear) >= 0) return pageYear;
    return head.years[head.years.length - 1];
  }
  function existsIn(e, year) {
    return !e.years || (e.years >> head.years.indexOf(year)) % 2 === 1;
  }
  // target is the year of the page that an entry leads to.
  function target(e, year) {
    if (existsIn(e, year)) return year;
    for (var n = head.years.length - 1; n >= 0; n--) if ((e.years >> n) % 2 === 1) return head.years[n];
    return year;
  }

  // rank says how well an entry answers one word; 0 is not at all.
  function rank(e, word) {
    var n = e.low.indexOf(word);
    if (n === 0) return e.low.length === word.length ? 100 : 80;
    if (n > 0) return 60;
    if (/^[a-z0-9]+$/.test(word)) {
      for (var k = 0; k < e.sounds.length; k++) {
        var m = e.sounds[k].indexOf(word);
        if (m === 0) return e.sounds[k].length === word.length ? 70 : 50;
        if (m > 0 && word.length > 2) return 30;
      }
    }
    return e.all.indexOf(word) >= 0 ? 20 : 0;
  }

  function find(query, kind, year) {
    var words = fold(query).split(/[\s,，、。；;：:？?！!（）()“”"]+/).filter(Boolean);
    if (!words.length || !head) return { words: [], list: [] };
    var wanted = yearOf(year);
    var pool = entries.filter(function (e) {
      return (kind < 0 || e.kind === kind) && (existsIn(e, wanted) || !year && e.path.charAt(0) === '*');
    });
    var list = [];
    pool.forEach(function (e) {
      var sum = 0;
      for (var n = 0; n < words.length; n++) {
        var r = rank(e, words[n]);
        if (!r) return;
        sum += r;
      }
      list.push({ e: e, score: sum / words.length });
    });
    if (!list.length) {
      var near = resembling(pool, words);
      list = near.list;
      words = near.words;
    }
    list.sort(function (a, b) { return b.score - a.score || a.e.kind - b.e.kind || a.e.title.length - b.e.title.length || a.e.at - b.e.at; });
    return { words: words, list: list };
  }

  // A question in plain words is answered by what shares most of its rarer pairs
  // of characters.
  function resembling(pool, words) {
    var pairs = {};
    words.forEach(function (w) { for (var n = 0; n + 2 <= w.length; n++) pairs[w.substr(n, 2)] = 0; });
    var names = Object.keys(pairs);
    if (names.length < 2) return { words: words, list: [] };
    var hits = pool.map(function (e) {
      return names.filter(function (p) {
        if (e.all.indexOf(p) < 0) return false;
        pairs[p]++;
        return true;
      });
    });
    function weight(p) { return pairs[p] ? Math.log(1 + pool.length / pairs[p]) : 0; }
    function sum(list) { return list.reduce(function (s, p) { return s + weight(p); }, 0); }
    var whole = sum(names), list = [];
    hits.forEach(function (h, n) {
      var e = pool[n];
      var score = sum(h) + sum(h.filter(function (p) { return e.low.indexOf(p) >= 0; }));
      if (h.length > 1 && sum(h) >= whole * 0.4) list.push({ e: e, score: score });
    });
    return { words: names.filter(function (p) { return pairs[p]; }), list: list };
  }

  // marked puts text into an element, the words found in <mark>.
  function marked(element, text, words) {
    var low = fold(text), on = [], n;
    words.forEach(function (w) {
      for (var at = low.indexOf(w); at >= 0; at = low.indexOf(w, at + 1)) for (n = 0; n < w.length; n++) on[at + n] = true;
    });
    for (var from = 0; from < text.length;) {
      var to = from + 1;
      while (to < text.length && !on[to] === !on[from]) to++;
      var piece = document.createTextNode(text.slice(from, to));
      if (on[from]) {
        var mark = document.createElement('mark');
        mark.appendChild(piece);
        piece = mark;
      }
      element.appendChild(piece);
      from = to;
    }
  }
  // snippet is the part of a long text around the first word found.
  function snippet(text, words) {
    if (text.length <= 110) return text;
    var low = fold(text), at = text.length;
    words.forEach(function (w) {
      var n = low.indexOf(w);
      if (n >= 0 && n < at) at = n;
    });
    var from = at === text.length ? 0 : Math.max(0, at - 24);
    return (from ? '…' : '') + text.slice(from, from + 110) + (from + 110 < text.length ? '…' : '');
  }

  function make(name, props, parent) {
    var element = document.createElement(name);
    Object.keys(props || {}).forEach(function (k) {
      if (k === 'text') element.textContent = props[k]; else element.setAttribute(k, props[k]);
    });
    if (parent) parent.appendChild(element);
    return element;
  }

  // panel builds input, filters and results inside an element.
  function panel(box, id) {
    var row = make('div', { 'class': 'search-row' }, box);
    var label = make('label', { 'class': 'hidden', 'for': id + '-input', text: '搜索' }, row);
    var input = make('input', { id: id + '-input', type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: '名称、拼音首字母、代码，或正文里的几个字' }, row);
    var kinds = make('select', { 'aria-label': '类别' }, row);
    var years = make('select', { 'aria-label': '年份' }, row);
    var said = make('p', { 'class': 'search-said', role: 'status' }, box);
    var results = make('ol', { 'class': 'search-results' }, box);
    function options() {
      if (!head || kinds.options.length) return;
      make('option', { value: '-1', text: '全部类别' }, kinds);
      head.kinds.forEach(function (k, n) { make('option', { value: n, text: k }, kinds); });
      make('option', { value: '0', text: '不限年份' }, years);
      head.years.slice().reverse().forEach(function (y) { make('option', { value: y, text: y + ' 年' }, years); });
    }
    function show() {
      options();
      var year = Number(years.value || 0), query = input.value.trim();
      if (head && year) group(String(year));
      var began = window.performance ? performance.now() : 0;
      var found = find(query, Number(kinds.value || -1), year);
      if (window.performance) box.setAttribute('data-milliseconds', (performance.now() - began).toFixed(1));
      results.textContent = '';
      found.list.slice(0, MOST).forEach(function (f) { results.appendChild(item(f.e, found.words, year)); });
      box.setAttribute('data-ready', pending ? 'no' : 'yes');
      if (!query) said.textContent = '';
      else if (!found.list.length) said.textContent = pending ? '正在读取索引……' : '没有找到。换几个字，或看看“全部目录”。';
      else said.textContent = found.list.length > MOST ? '找到 ' + found.list.length + ' 条，列出前 ' + MOST + ' 条' : '找到 ' + found.list.length + ' 条';
    }
    function item(e, words, year) {
      var li = make('li');
      var y = target(e, yearOf(year));
      var a = make('a', { href: ROOT + e.path.replace('*', y) }, li);
      make('span', { 'class': 'kind', text: head.kinds[e.kind] }, a);
      marked(make('span', { 'class': 'title' }, a), e.title, words);
      if (e.hint) make('span', { 'class': 'hint', text: e.hint }, a);
      if (e.text && (!e.sounds.length || rankText(e, words))) marked(make('span', { 'class': 'text' }, a), snippet(e.text, words), words);
      return li;
    }
    function rankText(e, words) {
      return words.some(function (w) { return e.low.indexOf(w) < 0 && fold(e.text).indexOf(w) >= 0; });
    }
    function move(from, by) {
      var links = Array.prototype.slice.call(results.querySelectorAll('a'));
      var n = links.indexOf(from) + by;
      if (n < 0) input.focus(); else if (links[n]) links[n].focus();
    }
    box.addEventListener('keydown', function (ev) {
      if (ev.isComposing || ev.target === kinds || ev.target === years) return;
      if (ev.key === 'ArrowDown') { move(ev.target, 1); ev.preventDefault(); }
      else if (ev.key === 'ArrowUp' && ev.target !== input) { move(ev.target, -1); ev.preventDefault(); }
      else if (ev.key === 'Enter' && ev.target === input && !ev.isComposing) {
        var first = results.querySelector('a');
        if (first) first.click();
      }
    });
    input.addEventListener('input', show);
    kinds.addEventListener('change', show);
    years.addEventListener('change', show);
    changed.push(show);
    start();
    show();
    return input;
  }

  // On any page search opens above it; on its own page it is there.
  var shade = null, input = null, before = null;
  function open() {
    if (!shade) {
      shade = make('div', { 'class': 'search-shade' }, document.body);
      var box = make('div', { 'class': 'search-box', role: 'dialog', 'aria-modal': 'true', 'aria-label': '搜索' }, shade);
      input = panel(box, 'find');
      var close = make('button', { type: 'button', 'class': 'search-close', text: '关闭' }, box);
      close.addEventListener('click', shut);
      shade.addEventListener('mousedown', function (ev) { if (ev.target === shade) shut(); });
      shade.addEventListener('keydown', function (ev) {
        if (ev.key === 'Escape') { shut(); ev.preventDefault(); }
        if (ev.key === 'Tab') hold(box, ev);
      });
    }
    before = document.activeElement;
    shade.hidden = false;
    input.focus();
    input.select();
  }
  // hold keeps the focus inside the open box.
  function hold(box, ev) {
    var list = Array.prototype.slice.call(box.querySelectorAll('input, select, a, button'));
    var edge = ev.shiftKey ? list[0] : list[list.length - 1];
    if (document.activeElement !== edge) return;
    (ev.shiftKey ? list[list.length - 1] : list[0]).focus();
    ev.preventDefault();
  }
  function shut() {
    shade.hidden = true;
    if (before && before.focus) before.focus();
  }

  var here = document.getElementById('search-here'), own = null;
  if (here) {
    own = panel(here, 'here');
    var query = decodeURIComponent((location.hash.match(/^#q=(.*)/) || [])[1] || '');
    if (query) {
      own.value = query;
      own.dispatchEvent(new Event('input'));
    }
    own.focus();
  }
  window.nianbaoFind = function () {
    if (own) own.focus(); else open();
  };
})();
