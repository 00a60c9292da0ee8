// Asks the preview once a second whether there is a newer site. Only nianbao
// serve adds this script; a published site does not have it.
(function () {
  'use strict';
  var seen = null;
  function bar(errors) {
    var old = document.getElementById('nianbao-preview');
    if (old) old.remove();
    if (!errors || location.pathname === '/.nianbao/problems') return;
    var link = document.createElement('a');
    link.id = 'nianbao-preview';
    link.href = '/.nianbao/problems';
    link.textContent = '刚才的改动有 ' + errors + ' 个错误，这里还是原来的网站。点此查看';
    var s = link.style; // set one by one: the policy forbids style attributes
    s.position = 'fixed'; s.left = '0'; s.right = '0'; s.bottom = '0'; s.zIndex = '9999';
    s.padding = '12px'; s.textAlign = 'center'; s.background = '#8c1d18'; s.color = '#fff';
    document.body.appendChild(link);
  }
  function ask() {
    fetch('/.nianbao/version', { cache: 'no-store' }).then(function (r) { return r.json(); }).then(function (v) {
      if (seen !== null && seen !== v.version) { location.reload(); return; }
      seen = v.version;
      bar(v.errors);
    }).catch(function () { /* the preview has ended; the page stays */ });
  }
  ask();
  setInterval(ask, 1000);
})();
