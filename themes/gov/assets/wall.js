// 大屏: turns the slides by itself and obeys a remote control, which sends keys.
// Without it the slides stand one below the other. ES2017, classic.
(function () {
  'use strict';
  var SECONDS = 15; // a slide
  var root = document.documentElement;

  function start() {
    var slides = Array.prototype.slice.call(document.querySelectorAll('.slide'));
    var stage = document.querySelector('.stage');
    if (!slides.length || !stage) return;
    var calm = window.matchMedia && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    var upright = window.matchMedia ? window.matchMedia('(max-aspect-ratio: 5/4)') : { matches: false };
    var at = 0, playing = false, timer = 0;

    function button(text, label, act) {
      var b = document.createElement('button');
      b.type = 'button';
      b.textContent = text;
      if (label) b.setAttribute('aria-label', label);
      b.addEventListener('click', act);
      stage.appendChild(b);
      return b;
    }
    var said = document.createElement('p');
    said.className = 'hidden';
    said.setAttribute('aria-live', 'polite');
    var dots = document.createElement('div');
    dots.className = 'dots';
    var marks = slides.map(function (slide, n) {
      var a = document.createElement('a');
      a.href = '#' + slide.id;
      a.setAttribute('aria-label', '第 ' + (n + 1) + ' 屏：' + slide.querySelector('h2').textContent);
      dots.appendChild(a);
      return a;
    });

    // read shows the 出处表 in the place of the slides, which stand still meanwhile.
    function read() {
      play(false);
      root.classList.add('is-reading');
      window.scrollTo(0, 0);
    }
    // show brings a slide up. Whoever turned by hand is told where he is.
    function show(n, byHand) {
      root.classList.remove('is-reading');
      at = (n + slides.length) % slides.length;
      slides.forEach(function (slide, k) { slide.hidden = k !== at && !upright.matches; });
      marks.forEach(function (a, k) {
        if (k === at) a.setAttribute('aria-current', 'true');
        else a.removeAttribute('aria-current');
      });
      try { history.replaceState(null, '', '#' + slides[at].id); } catch (e) { /* the page may not say where it is */ }
      Array.prototype.forEach.call(stage.querySelectorAll('a[data-year]'), function (a) {
        a.href = a.getAttribute('data-year') + '#' + slides[at].id;
      });
      if (byHand) {
        said.textContent = '第 ' + (at + 1) + ' 屏，共 ' + slides.length + ' 屏：' + slides[at].querySelector('h2').textContent;
        if (playing) play(true);
      }
    }
    function tick() { if (!document.hidden && !document.querySelector('.popover')) show(at + 1, false); }
    function play(on) {
      playing = on;
      clearInterval(timer);
      if (on) timer = setInterval(tick, SECONDS * 1000);
      pause.textContent = on ? '暂停' : '自动翻页';
      root.classList.toggle('is-playing', on);
    }
    function full() {
      if (document.fullscreenElement) document.exitFullscreen();
      else if (root.requestFullscreen) root.requestFullscreen();
    }

    Array.prototype.forEach.call(stage.querySelectorAll('a'), function (a) {
      if (a.textContent.trim().match(/^\d+$/)) a.setAttribute('data-year', a.getAttribute('href'));
    });
    button('‹', '上一屏', function () { show(at - 1, true); });
    var pause = button('', '', function () { play(!playing); });
    button('›', '下一屏', function () { show(at + 1, true); });
    if (document.fullscreenEnabled) button('全屏', '', full);
    stage.appendChild(dots);
    stage.appendChild(said);

    var keys = {
      ArrowRight: function () { show(at + 1, true); }, ArrowDown: function () { show(at + 1, true); }, PageDown: function () { show(at + 1, true); },
      ArrowLeft: function () { show(at - 1, true); }, ArrowUp: function () { show(at - 1, true); }, PageUp: function () { show(at - 1, true); },
      Home: function () { show(0, true); }, End: function () { show(slides.length - 1, true); },
      ' ': function () { play(!playing); }, f: full, F: full,
      b: blank, B: blank, '.': blank // what the button of a remote that darkens the screen sends
    };
    function blank() { root.classList.toggle('is-blank'); }
    document.addEventListener('keydown', function (e) {
      var act = keys[e.key];
      if (root.classList.contains('is-reading')) {
        if (e.key === 'Escape' || e.key === 'Esc') show(at, true);
        return; // the keys scroll
      }
      if (!act || e.ctrlKey || e.altKey || e.metaKey || upright.matches) return;
      if (e.key === ' ' && e.target.closest && e.target.closest('button, a')) return;
      e.preventDefault();
      act();
    });
    document.getElementById('main').addEventListener('click', function (e) {
      if (!upright.matches && !e.target.closest('a, button, .popover, .origins')) show(at + 1, true);
    });
    function fromHash() {
      for (var k = 0; k < slides.length; k++) if ('#' + slides[k].id === location.hash) return k;
      return 0;
    }
    window.addEventListener('hashchange', function () {
      if (location.hash === '#origins' && !upright.matches) read();
      else show(fromHash(), true);
    });
    if (upright.addEventListener) upright.addEventListener('change', function () { show(at, false); });
    root.classList.add('is-stage');
    var first = location.hash === '#origins' && !upright.matches;
    show(fromHash(), false); // says in the address which slide it is
    play(!calm && !upright.matches);
    if (first) read();
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
