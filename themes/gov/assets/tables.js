// What tables gain from a script: they sort, long ones are filtered, and what is wider
// than its page says so and is scrolled by keyboard. app.js asks for it where a page
// has tables. ES2017, classic, no request.
(function () {
  'use strict';
  var LONG = 12; // rows that are looked through without a filter

  function all(selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); }
  function make(tag, name, text) {
    var e = document.createElement(tag);
    if (name) e.className = name;
    if (text) e.textContent = text;
    return e;
  }

  // Tables sort by data-sort, else by their text. A missing value stays last
  // whichever way the table is sorted; a total stays first.
  var collator = window.Intl ? new Intl.Collator('zh-CN', { numeric: true }) : null;
  function keyOf(row, column) {
    var cell = row.cells[column];
    if (!cell) return '';
    return cell.hasAttribute('data-sort') ? cell.getAttribute('data-sort') : cell.textContent.trim();
  }
  function numberOf(text) { return Number(/^\d{1,3}(,\d{3})+$/.test(text) ? text.replace(/,/g, '') : text); }
  function compare(a, b) {
    var x = numberOf(a), y = numberOf(b);
    if (!isNaN(x) && !isNaN(y)) return x - y;
    return collator ? collator.compare(a, b) : (a < b ? -1 : a > b ? 1 : 0);
  }
  function lines(table) {
    return Array.prototype.slice.call(table.tBodies[0].rows).filter(function (r) { return !r.classList.contains('total'); });
  }
  function sortBy(table, column, down) {
    var keyed = lines(table).map(function (row, i) { return { row: row, key: keyOf(row, column), at: i }; });
    keyed.sort(function (a, b) {
      if (!a.key !== !b.key) return a.key ? -1 : 1;
      var c = compare(a.key, b.key);
      return (down ? -c : c) || a.at - b.at;
    });
    keyed.forEach(function (k) { table.tBodies[0].appendChild(k.row); });
  }
  function makeSortable(table) {
    if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 3) return;
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (th, column) {
      if (!th.textContent.trim() || th.querySelector('.hidden')) return;
      var button = make('button');
      button.type = 'button';
      if (th.querySelector('a')) button.setAttribute('aria-label', '按' + th.querySelector('a').textContent.trim() + '排序');
      else while (th.firstChild) button.appendChild(th.firstChild);
      th.appendChild(button);
      button.addEventListener('click', function () {
        var down = th.getAttribute('aria-sort') ? th.getAttribute('aria-sort') === 'ascending' : th.classList.contains('num') && !th.classList.contains('rank');
        heads.forEach(function (h) { h.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        sortBy(table, column, down);
      });
    });
  }

  // Tables of one data-filter, their own or around them, have one box, above the first: the lines that hold
  // all words typed stay, and totals. On paper it says that lines are left out.
  var groups = {}, boxes = 0;
  function gather(table) {
    var of = table.closest('[data-filter]'), group = of && of.getAttribute('data-filter');
    if (!of || !table.tBodies[0] || lines(table).length <= LONG) return;
    (groups[group] = groups[group] || []).push(table);
  }
  function addFilter(tables) {
    var box = make('p', 'filter'), input = make('input'), said = make('span', 'muted');
    var label = make('label', '', '筛选');
    input.type = 'search';
    input.id = 'filter-' + (++boxes);
    label.htmlFor = input.id;
    input.setAttribute('autocomplete', 'off');
    said.setAttribute('role', 'status');
    box.appendChild(label);
    box.appendChild(input);
    box.appendChild(said);
    input.addEventListener('input', function () { keep(tables, input.value, box, said); });
    var first = tables[0].closest('.scroll') || tables[0];
    first.parentNode.insertBefore(box, first);
  }
  function keep(tables, typed, box, said) {
    var words = typed.toLowerCase().split(/[\s\u3000，、]+/).filter(Boolean), shown = 0, of = 0;
    tables.forEach(function (table, k) {
      lines(table).forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (w) { return text.indexOf(w) >= 0; });
        if (k === 0) { of++; shown += row.hidden ? 0 : 1; }
      });
    });
    box.classList.toggle('is-on', words.length > 0);
    said.textContent = words.length ? '列出 ' + shown + ' 行，共 ' + of + ' 行' : '';
  }

  // What is wider than its page can be reached and scrolled by keyboard, and a word
  // above it says so.
  function makeReachable(box) {
    var hint = make('p', 'swipe', '左右滑动看全部 ⇄');
    hint.setAttribute('aria-hidden', 'true'); // its name says it
    hint.hidden = true;
    box.parentNode.insertBefore(hint, box);
    function look() {
      var wide = box.scrollWidth > box.clientWidth + 1;
      if (wide === !hint.hidden) return;
      hint.hidden = !wide;
      if (!wide) {
        ['tabindex', 'role', 'aria-label'].forEach(function (name) { box.removeAttribute(name); });
        return;
      }
      box.tabIndex = 0;
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', (box.getAttribute('data-label') || '表格') + '（可左右滚动）');
    }
    look();
    if (!window.ResizeObserver) return;
    var watch = new ResizeObserver(look); // a window turned, a part opened
    watch.observe(box);
    if (box.firstElementChild) watch.observe(box.firstElementChild);
  }

  all('table').forEach(gather);
  all('table.sortable').forEach(makeSortable);
  Object.keys(groups).forEach(function (name) { addFilter(groups[name]); });
  all('.scroll').forEach(makeReachable);
  window.nianbaoReach = makeReachable; // for what other scripts add
})();
