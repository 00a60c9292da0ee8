// Waits for a newer site and shows it; shows what is wrong where the newest
// change could not be built. Only nianbao serve adds this script; a published
// site does not have it.
(function () {
  'use strict';
  var list = location.pathname === '/.nianbao/problems';
  var seen = null, asking = null;

  function box(parent, tag, text) {
    var e = document.createElement(tag);
    e.textContent = text;
    parent.appendChild(e);
    return e;
  }
  // Styles are set one by one: the policy forbids style attributes.
  function dress(e, style) {
    Object.keys(style).forEach(function (name) { e.style[name] = style[name]; });
    return e;
  }
  function bar(now) {
    var old = document.getElementById('nianbao-preview');
    if (old) old.remove();
    if (!now.errors || list) return;
    var b = dress(document.createElement('div'), { position: 'fixed', left: '0', right: '0', bottom: '0', zIndex: '9999', maxHeight: '45vh', overflow: 'auto',
      boxSizing: 'border-box', padding: '12px 16px', background: '#8c1d18', color: '#fff', fontSize: '15px', lineHeight: '1.6' });
    b.id = 'nianbao-preview';
    b.setAttribute('role', 'alert');
    dress(box(b, 'strong', '刚才的改动有 ' + now.errors + ' 个错误，这里还是原来的网站。'), { display: 'block' });
    now.problems.forEach(function (p) {
      box(b, 'div', p.at + '：' + p.message);
      if (p.hint) dress(box(b, 'div', '→ ' + p.hint), { paddingLeft: '1em' });
    });
    var all = dress(box(b, 'a', '全部问题'), { color: '#fff', textDecoration: 'underline' });
    all.href = '/.nianbao/problems';
    document.body.appendChild(b);
  }
  function take(now) {
    if (seen && (now.site !== seen.site || list && now.version !== seen.version)) { location.reload(); return; }
    if (!seen || now.version !== seen.version) bar(now);
    seen = now;
    ask();
  }
  // A page that nobody looks at does not wait: a browser has few connections.
  function ask() {
    if (document.hidden || asking) return;
    var mine = asking = new AbortController();
    fetch('/.nianbao/version' + (seen ? '?seen=' + seen.version : ''), { cache: 'no-store', signal: mine.signal })
      .then(function (r) { return r.json(); })
      .then(function (now) { asking = null; take(now); })
      .catch(function () { // the preview has ended, or the page was left; it stays
        if (asking === mine) asking = null;
        if (!mine.signal.aborted) setTimeout(ask, 1000);
      });
  }
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden) ask();
    else if (asking) { asking.abort(); asking = null; }
  });
  ask();
})();
