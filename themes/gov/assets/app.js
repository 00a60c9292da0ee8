// What the pages gain from a script: a colour switch, tables that sort, charts
// that answer to the pointer. Everything can be read without it.
// ES2017, classic, no request beyond this folder: the pages open from file://.
(function () {
  'use strict';
  var root = document.documentElement;
  var KEY = 'nianbao-colours';

  // The colour scheme is set before the page paints.
  function stored() {
    try { return localStorage.getItem(KEY); } catch (e) { return null; } // storage may be off for files
  }
  function paint(scheme) {
    root.classList.remove('dark', 'light');
    if (scheme === 'dark' || scheme === 'light') root.classList.add(scheme);
  }
  paint(stored());

  function isDark() {
    if (root.classList.contains('dark')) return true;
    if (root.classList.contains('light')) return false;
    return !!window.matchMedia && window.matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function addSwitch() {
    var tools = document.getElementById('tools');
    if (!tools) return;
    var button = document.createElement('button');
    button.type = 'button';
    function label() { button.textContent = isDark() ? '浅色' : '深色'; }
    button.addEventListener('click', function () {
      var next = isDark() ? 'light' : 'dark';
      paint(next);
      try { localStorage.setItem(KEY, next); } catch (e) { /* the choice lasts for this page */ }
      label();
      repaint();
    });
    label();
    tools.appendChild(button);
  }

  // Tables sort by data-sort, else by their text. A missing value stays last
  // whichever way the table is sorted; a total stays first.
  var collator = window.Intl ? new Intl.Collator('zh-CN', { numeric: true }) : null;
  function keyOf(row, column) {
    var cell = row.cells[column];
    if (!cell) return '';
    return cell.hasAttribute('data-sort') ? cell.getAttribute('data-sort') : cell.textContent.trim();
  }
  function compare(a, b) {
    var x = Number(a), y = Number(b);
    if (!isNaN(x) && !isNaN(y)) return x - y;
    return collator ? collator.compare(a, b) : (a < b ? -1 : a > b ? 1 : 0);
  }
  function sortBy(table, column, down) {
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows).filter(function (r) { return !r.classList.contains('total'); });
    var keyed = rows.map(function (row, i) { return { row: row, key: keyOf(row, column), at: i }; });
    keyed.sort(function (a, b) {
      if (!a.key !== !b.key) return a.key ? -1 : 1;
      var c = compare(a.key, b.key);
      return (down ? -c : c) || a.at - b.at;
    });
    keyed.forEach(function (k) { body.appendChild(k.row); });
  }
  function makeSortable(table) {
    if (!table.tHead || !table.tBodies[0] || table.tBodies[0].rows.length < 3) return;
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (th, column) {
      if (!th.textContent.trim() || th.querySelector('.hidden')) return;
      var button = document.createElement('button');
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

  // A table that is wider than its page can be reached and scrolled by keyboard.
  function makeReachable(box) {
    if (box.scrollWidth <= box.clientWidth) return;
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', (box.getAttribute('data-label') || '表格') + '（可左右滚动）');
  }

  // Charts: the drawn SVG stands in the page; when one comes into view, ECharts
  // is loaded once and draws the same option over it, with tooltips.
  var waiting = null;
  function withECharts(use) {
    if (window.echarts) { use(); return; }
    if (waiting) { waiting.push(use); return; }
    waiting = [use];
    var script = document.createElement('script');
    script.src = root.getAttribute('data-assets') + 'echarts.min.js';
    script.onload = function () {
      var todo = waiting;
      waiting = [];
      todo.forEach(function (f) { f(); });
    };
    document.head.appendChild(script); // where the file is missing, the SVGs stay
  }
  // In the dark every colour of a chart has its counterpart in the style sheet,
  // --on-RRGGBB; the drawn SVGs follow it by themselves, an option is rewritten.
  var alive = [];
  function coloured(option) {
    if (!isDark()) return option;
    var style = getComputedStyle(root);
    return JSON.parse(JSON.stringify(option), function (key, value) {
      if (typeof value !== 'string' || !/^(#[0-9a-f]{6}|rgba\(255,255,255,0\.9\))$/.test(value)) return value;
      return style.getPropertyValue('--on-' + (value[0] === '#' ? value.slice(1) : 'hatch')).trim() || value;
    });
  }
  function repaint() {
    alive.forEach(function (a) { a.chart.setOption(coloured(a.option), true); });
  }

  // An option is measured for the width of its drawing. In a narrower place the
  // legend takes more rows, and names under columns have less room.
  function legendRows(option, width) {
    var rows = 1, used = 0;
    ((option.legend && option.legend.data) || []).forEach(function (entry) {
      var room = 44 + 13 * String(entry.name).length;
      if (used && used + room > width - 32) { rows += 1; used = 0; }
      used += room;
    });
    return rows;
  }
  function fit(option, width, drawn) {
    var grid = option.grid, names = option.xAxis && option.xAxis.data && option.xAxis.axisLabel;
    if (width >= drawn || !grid) return 0;
    var more = 24 * (legendRows(option, width) - legendRows(option, drawn));
    grid.top += more;
    if (names && names.width) names.width = (width - grid.left - grid.right) / option.xAxis.data.length - 8;
    return more;
  }

  function bringToLife(figure) {
    var data = figure.querySelector('script.option');
    var picture = figure.querySelector('.picture');
    if (!data || !picture || figure.classList.contains('is-live')) return;
    // On a phone a wide picture is scrolled: drawn anew it would have no room.
    if (figure.classList.contains('wide') && figure.clientWidth < 720) return;
    withECharts(function () {
      var option;
      try { option = JSON.parse(data.textContent); } catch (e) { return; }
      if (!option || !option.series) return;
      option.animation = false;
      // The default tooltip writes style attributes, which the page forbids.
      option.tooltip = Object.assign({}, option.tooltip || {}, { renderMode: 'richText', confine: true });
      var drawn = picture.querySelector('svg').viewBox.baseVal;
      var more = fit(option, figure.clientWidth, drawn.width);
      picture.style.minHeight = drawn.height + more + 'px';
      var live = document.createElement('div');
      live.className = 'live';
      live.setAttribute('aria-hidden', 'true');
      picture.appendChild(live);
      var chart;
      try {
        chart = window.echarts.init(live, null, { renderer: 'canvas', locale: 'ZH' });
        chart.setOption(coloured(option));
      } catch (e) {
        picture.removeChild(live); // the drawn SVG stays
        return;
      }
      figure.classList.add('is-live');
      alive.push({ chart: chart, option: option });
      if (window.ResizeObserver) new ResizeObserver(function () { chart.resize(); }).observe(live);
    });
  }
  function watchCharts() {
    var figures = Array.prototype.slice.call(document.querySelectorAll('figure.chart'));
    if (!('IntersectionObserver' in window)) return;
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (e) {
        if (!e.isIntersecting) return;
        observer.unobserve(e.target);
        bringToLife(e.target);
      });
    }, { rootMargin: '200px' });
    figures.forEach(function (f) { observer.observe(f); });
  }

  document.addEventListener('DOMContentLoaded', function () {
    addSwitch();
    Array.prototype.slice.call(document.querySelectorAll('table.sortable')).forEach(makeSortable);
    Array.prototype.slice.call(document.querySelectorAll('.scroll')).forEach(makeReachable);
    watchCharts();
    if (window.matchMedia) {
      var scheme = window.matchMedia('(prefers-color-scheme: dark)');
      if (scheme.addEventListener) scheme.addEventListener('change', repaint);
    }
  });
})();
