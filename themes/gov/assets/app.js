// What the pages gain from a script: a colour switch, search, and the other scripts
// where a page has something for them. Everything can be read
// without it. ES2017, classic, no request beyond this folder: the pages open from
// file://.
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
      document.dispatchEvent(new Event('repaint'));
    });
    label();
    tools.appendChild(button);
  }

  // Other scripts come where they are wanted; each is asked for once.
  var asked = {};
  var assets = root.getAttribute('data-assets');
  function load(source, then) {
    var file = asked[source] || (asked[source] = { done: false, waiting: [] });
    if (file.done) { then(); return; }
    file.waiting.push(then);
    if (file.waiting.length > 1) return;
    var script = document.createElement('script');
    script.src = source;
    script.onload = function () {
      file.done = true;
      file.waiting.forEach(function (f) { f(); });
    };
    document.head.appendChild(script); // where the file is missing, the page stays as it is
  }
  window.nianbaoLoad = load;

  // Search opens above any page: by its link, by / or Ctrl+K.
  function search() {
    if (window.nianbaoFind) { window.nianbaoFind(); return; }
    var sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = assets + 'search.css';
    sheet.onload = sheet.onerror = function () {
      load(assets + 'search.js', function () { window.nianbaoFind(); });
    };
    document.head.appendChild(sheet);
  }
  function leadToSearch(link) {
    link.addEventListener('click', function (ev) {
      if (ev.ctrlKey || ev.metaKey || ev.shiftKey || ev.button) return;
      ev.preventDefault();
      search();
    });
    document.addEventListener('keydown', function (ev) {
      var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(ev.target.tagName || '');
      if (!(ev.key === '/' && !typing || ev.key === 'k' && (ev.ctrlKey || ev.metaKey))) return;
      ev.preventDefault();
      search();
    });
  }

  // Where numbers come from is asked for when somebody comes near one; a click that is
  // faster than the script is made again.
  function leadToOrigins() {
    var source = assets + 'origin.js', marked = 'a[data-origin], a.bound, a.pen';
    function near() { load(source, function () {}); }
    function click(e) {
      var link = e.target.closest && e.target.closest(marked);
      if (!link || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
      e.preventDefault();
      load(source, function () { link.click(); });
    }
    if (!document.querySelector(marked)) return;
    ['pointerover', 'touchstart', 'focusin'].forEach(function (name) { document.addEventListener(name, near, { once: true, passive: true }); });
    document.addEventListener('click', click);
    window.nianbaoNear = function () { document.removeEventListener('click', click); };
  }

  document.addEventListener('DOMContentLoaded', function () {
    addSwitch();
    if (document.getElementById('find')) leadToSearch(document.getElementById('find'));
    if (document.querySelector('.scroll')) load(assets + 'tables.js', function () {});
    if (document.querySelector('figure.chart')) load(assets + 'charts.js', function () {});
    leadToOrigins();
    if (window.matchMedia) {
      var scheme = window.matchMedia('(prefers-color-scheme: dark)');
      if (scheme.addEventListener) scheme.addEventListener('change', function () { document.dispatchEvent(new Event('repaint')); });
    }
  });
})();
