// A number opens where it comes from, in place: the line of the page's 出处表
// that its link leads to, and a mark of the proof-reader opens its note. Without
// this script the links lead to the same lines. ES2017, classic, no request
// beyond this folder.
(function () {
  'use strict';
  var open = null; // { link, panel }

  // lineOf is what a link opens: a line of a table or a note of the page.
  function lineOf(link) {
    var id = link.getAttribute('data-origin');
    if (!id && (link.classList.contains('bound') || link.classList.contains('pen'))) {
      id = (link.getAttribute('href') || '').replace(/^#/, '');
    }
    return id ? document.getElementById(id) : null;
  }

  function make(tag, name, text) {
    var e = document.createElement(tag);
    if (name) e.className = name;
    if (text) e.textContent = text;
    return e;
  }

  function copyInto(box, from) {
    if (!from) return;
    Array.prototype.slice.call(from.cloneNode(true).childNodes).forEach(function (n) {
      if (n.nodeType === 1) n.removeAttribute('id');
      box.appendChild(n);
    });
  }

  // panelOf is the panel for a line of a 出处表, or for a note.
  function panelOf(line) {
    var panel = make('div', 'popover');
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-labelledby', 'popover-title');
    panel.tabIndex = -1;
    var head = make('div', 'popover-head');
    var title = make('p', 'popover-title');
    title.id = 'popover-title';
    var close = make('button', 'popover-close', '关闭');
    close.type = 'button';
    close.addEventListener('click', function () { shut(true); });
    head.appendChild(title);
    head.appendChild(close);
    panel.appendChild(head);
    var body = make('div', 'popover-body');
    panel.appendChild(body);
    if (line.tagName === 'TR') fillOrigin(line, title, body);
    else fillNote(line, title, body);
    return panel;
  }

  function fillOrigin(line, title, body) {
    var table = line.closest('.origins');
    copyInto(title, line.querySelector('.what'));
    if (table && table.hasAttribute('data-whose')) title.appendChild(make('span', 'whose', table.getAttribute('data-whose')));
    var got = make('p', 'popover-got');
    copyInto(got, line.querySelector('.got'));
    Array.prototype.slice.call(got.querySelectorAll('br')).forEach(function (br) { br.parentNode.replaceChild(document.createTextNode('　'), br); });
    body.appendChild(got);
    var terms = make('div', 'popover-terms');
    body.appendChild(terms);
    var same = line.querySelector('.how .same'); // another line tells how
    copyInto(body, (same ? document.getElementById(same.getAttribute('href').slice(1)) : line).querySelector('.how'));
    if (table && table.hasAttribute('data-file') && line.querySelector('.how') && !line.querySelector('.how .file, .how .counted')) {
      body.appendChild(make('p', 'file', table.getAttribute('data-file')));
    }
    var id = line.getAttribute('data-about');
    if (id) withTerms(line, function (all) { tellTerms(terms, all[id]); });
  }

  function fillNote(line, title, body) {
    title.textContent = '校对第 ' + line.value + ' 处';
    copyInto(body, line);
  }

  // tellTerms adds what the line has not itself: an area may have a formula of its own.
  function tellTerms(box, pair) {
    if (!pair) return;
    var own = Array.prototype.map.call(box.parentNode.querySelectorAll('b'), function (b) { return b.textContent; });
    ['口径', '公式'].forEach(function (name, k) {
      if (!pair[k] || own.indexOf(name) >= 0) return;
      var p = make('p');
      p.appendChild(make('b', '', name));
      p.appendChild(document.createTextNode(' ' + pair[k]));
      box.appendChild(p);
    });
  }

  // Definitions that many pages share lie in a script, asked for once. Where it
  // is missing the panel stays without them; its title leads to the indicator.
  var terms = null, waiting = null;
  function withTerms(line, use) {
    if (terms) { use(terms); return; }
    if (waiting) { waiting.push(use); return; }
    var box = line.closest('[data-terms]');
    if (!box) return;
    waiting = [use];
    window.nianbaoTerms = function (all) {
      terms = all;
      waiting.forEach(function (f) { f(all); });
    };
    var script = document.createElement('script');
    script.src = box.getAttribute('data-terms');
    document.head.appendChild(script);
  }

  // put lays the panel under its number; on a phone the style sheet lays it at
  // the foot of the window.
  function put(panel, link) {
    var main = document.getElementById('main') || document.body;
    main.appendChild(panel);
    if (window.getComputedStyle(panel).position !== 'absolute') return;
    var boxes = link.getClientRects(), at = boxes[boxes.length - 1] || link.getBoundingClientRect();
    var room = document.documentElement.clientWidth - panel.offsetWidth - 8;
    panel.style.left = Math.max(8, Math.min(at.left, room)) + window.pageXOffset + 'px';
    panel.style.top = at.bottom + window.pageYOffset + 6 + 'px';
    var over = panel.getBoundingClientRect().bottom - document.documentElement.clientHeight;
    if (over > 0 && at.top > panel.offsetHeight + 12) panel.style.top = at.top + window.pageYOffset - panel.offsetHeight - 6 + 'px';
  }

  function show(link, line) {
    var panel = panelOf(line);
    open = { link: link, panel: panel };
    link.setAttribute('aria-expanded', 'true');
    put(panel, link);
    panel.focus({ preventScroll: true });
  }

  function shut(back) {
    if (!open) return;
    var was = open;
    open = null;
    was.link.removeAttribute('aria-expanded');
    was.panel.parentNode.removeChild(was.panel);
    if (back) was.link.focus({ preventScroll: true });
  }

  function onClick(e) {
    if (open && open.panel.contains(e.target) && !e.target.closest('a.from, a[data-origin]')) return;
    var link = e.target.closest ? e.target.closest('a') : null;
    var same = open && link === open.link;
    if (open) shut(same);
    if (same) { e.preventDefault(); return; }
    if (!link || e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    var line = lineOf(link);
    if (!line) return;
    e.preventDefault();
    show(link, line);
  }

  // Esc closes; Tab past either end goes back to the number.
  function onKey(e) {
    if (!open) return;
    if (e.key === 'Escape' || e.key === 'Esc') { e.preventDefault(); shut(true); return; }
    if (e.key !== 'Tab') return;
    var stops = open.panel.querySelectorAll('a[href], button');
    var first = stops[0], last = stops[stops.length - 1], now = document.activeElement;
    if (e.shiftKey ? now === first || now === open.panel : now === last) { e.preventDefault(); shut(true); }
  }

  if (window.nianbaoNear) window.nianbaoNear(); // from now on clicks are answered here
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
  Array.prototype.forEach.call(document.querySelectorAll('a[data-origin], a.bound, a.pen'), function (link) {
    if (lineOf(link)) link.setAttribute('aria-haspopup', 'dialog');
  });
})();
