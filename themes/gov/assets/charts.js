// What charts gain from a script: an answer to the pointer, their points by
// keyboard, and the picture as a file. app.js asks for it where a page has charts.
// ES2017, classic, no request beyond this folder: the pages open from file://.
(function () {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg';
  var FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';

  function words(element) { return element ? element.textContent.replace(/\s+/g, ' ').trim() : ''; }

  // Keyboard: the arrows walk over the cells of the data table, which are the
  // points of the picture; each is read out, and shown where the chart is live.
  function makeWalkable(figure) {
    var picture = figure.querySelector('.picture'), table = figure.querySelector('.below table');
    if (!picture || !table || !table.tBodies[0] || !table.tBodies[0].rows.length) return;
    var rows = Array.prototype.slice.call(table.tBodies[0].rows); // as drawn, however the table is sorted later
    var heads = Array.prototype.map.call(table.tHead.rows[0].cells, words);
    var across = heads.length - 1, row = -1, column = 0;
    var reading = document.createElement('p');
    reading.className = 'reading';
    reading.setAttribute('aria-live', 'polite');
    var view = picture.closest('.scroll') || picture;
    view.parentNode.insertBefore(reading, view.nextSibling);
    picture.tabIndex = 0;
    picture.setAttribute('role', 'application');
    picture.setAttribute('aria-label', '图：' + words(figure.querySelector('figcaption h3')) + '。用方向键逐点读数');
    function read() {
      var cells = rows[row].cells;
      reading.textContent = words(cells[0]) + (across > 1 ? '，' + heads[column + 1] : '') + '：' + (words(cells[column + 1]) || '—');
      point(figure, row, column, rows.length);
    }
    function step(down, right) {
      if (row < 0) { row = 0; return; }
      if (across < 2) { down = down || right; right = 0; }
      row = Math.max(0, Math.min(rows.length - 1, row + down));
      column = Math.max(0, Math.min(across - 1, column + right));
    }
    var upright = /^(line|step|slope|columns|histogram|stack|waterfall)$/.test(figure.getAttribute('data-kind'));
    picture.addEventListener('keydown', function (e) {
      var key = e.key;
      if (e.ctrlKey || e.metaKey || e.altKey) return;
      if (key === 'ArrowRight') { if (upright) step(1, 0); else step(0, 1); }
      else if (key === 'ArrowLeft') { if (upright) step(-1, 0); else step(0, -1); }
      else if (key === 'ArrowDown') { if (upright) step(0, 1); else step(1, 0); }
      else if (key === 'ArrowUp') { if (upright) step(0, -1); else step(-1, 0); }
      else if (key === 'Home') row = 0;
      else if (key === 'End') row = rows.length - 1;
      else if (key === 'Escape') { row = -1; reading.textContent = ''; return; }
      else return;
      e.preventDefault();
      read();
    });
    picture.addEventListener('blur', function () {
      row = -1;
      reading.textContent = '';
      point(figure, -1);
    });
  }

  // point shows the tooltip of a cell of the table where ECharts has drawn.
  function point(figure, row, column, rows) {
    var live = figure.querySelector('.live');
    var chart = live && window.echarts && window.echarts.getInstanceByDom(live);
    if (!chart) return;
    if (row < 0) { chart.dispatchAction({ type: 'hideTip' }); return; }
    var at = { seriesIndex: column, dataIndex: row };
    switch (figure.getAttribute('data-kind')) {
      case 'heat': at = { seriesIndex: 0, dataIndex: column * rows + row }; break;
      case 'waterfall': at = { seriesIndex: 1, dataIndex: row }; break;
      case 'radar': at = { seriesIndex: 0, dataIndex: column }; break;
      case 'box': case 'scatter': case 'tiles': case 'pie': at = { seriesIndex: 0, dataIndex: row }; break;
      case 'sankey': case 'treemap': return; // the text is enough
    }
    chart.dispatchAction({ type: 'showTip', seriesIndex: at.seriesIndex, dataIndex: at.dataIndex });
  }

  // The picture as a file: title, what is measured, the drawn SVG, the notes and
  // where the numbers are from, on white, so that it can stand by itself.
  function poster(figure) {
    var drawn = figure.querySelector('.picture > svg').cloneNode(true);
    var box = drawn.getAttribute('viewBox').split(/[ ,]+/).map(Number);
    var margin = 20, width = box[2] + 2 * margin, y = margin;
    var out = document.createElementNS(SVG, 'svg');
    var paper = document.createElementNS(SVG, 'rect');
    paper.setAttribute('fill', '#ffffff');
    out.appendChild(paper);
    var pen = document.createElement('canvas').getContext('2d');
    function write(text, size, weight, colour) {
      if (!text) return;
      pen.font = weight + ' ' + size + 'px ' + FONT;
      var line = '';
      function flush() {
        var t = document.createElementNS(SVG, 'text');
        y += Math.round(size * 1.5);
        t.setAttribute('x', margin);
        t.setAttribute('y', y - Math.round(size * 0.35));
        t.setAttribute('font-size', size);
        t.setAttribute('font-weight', weight);
        t.setAttribute('fill', colour);
        t.textContent = line;
        out.appendChild(t);
        line = '';
      }
      Array.from(text).forEach(function (c) {
        if (line && pen.measureText(line + c).width > width - 2 * margin && '，。；：、）”%'.indexOf(c) < 0) flush();
        line += c;
      });
      flush();
    }
    write(words(figure.querySelector('figcaption h3')), 17, 600, '#1b2129');
    write(words(figure.querySelector('figcaption .sub')), 13, 400, '#57606a');
    y += 8;
    drawn.setAttribute('x', margin);
    drawn.setAttribute('y', y);
    drawn.setAttribute('width', box[2]);
    drawn.setAttribute('height', box[3]);
    out.appendChild(drawn);
    y += box[3] + 8;
    Array.prototype.forEach.call(figure.querySelectorAll('.notes li'), function (li) { write(words(li), 12, 400, '#57606a'); });
    var source = figure.querySelector('.source');
    write([source && source.firstChild ? source.firstChild.textContent.trim() : '', words(document.querySelector('.brand'))].filter(Boolean).join(' · '), 12, 400, '#57606a');
    var height = y + margin;
    out.setAttribute('xmlns', SVG);
    out.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    out.setAttribute('width', width);
    out.setAttribute('height', height);
    out.setAttribute('font-family', FONT.replace(/"/g, ''));
    paper.setAttribute('width', width);
    paper.setAttribute('height', height);
    return { text: new XMLSerializer().serializeToString(out), width: width, height: height };
  }
  function fileName(figure, ending) {
    return words(figure.querySelector('figcaption h3')).replace(/[\\/:*?"<>|\s]+/g, ' ').slice(0, 60).trim() + ending;
  }
  function save(blob, name) {
    var a = document.createElement('a');
    a.href = URL.createObjectURL(blob);
    a.download = name;
    document.body.appendChild(a);
    a.click();
    document.body.removeChild(a);
    setTimeout(function () { URL.revokeObjectURL(a.href); }, 10000);
  }
  function saveSVG(figure) {
    save(new Blob([poster(figure).text], { type: 'image/svg+xml' }), fileName(figure, '.svg'));
  }
  function savePNG(figure) {
    var p = poster(figure), image = new Image();
    image.onload = function () {
      var canvas = document.createElement('canvas');
      canvas.width = p.width * 2;
      canvas.height = p.height * 2;
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { save(blob, fileName(figure, '.png')); }, 'image/png');
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(p.text);
  }
  function addDownloads(figure) {
    var source = figure.querySelector('.source');
    if (!source || !figure.querySelector('.picture > svg')) return;
    [['PNG', savePNG], ['SVG', saveSVG]].forEach(function (kind) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = kind[0];
      button.setAttribute('aria-label', '下载 ' + kind[0] + ' 图片');
      button.addEventListener('click', function () { kind[1](figure); });
      source.appendChild(button);
    });
  }

  // The drawn SVG stands in the page; when it comes into view, ECharts and the
  // options of the page's charts are loaded once, and draw the same over it.
  var options = {}, assets = document.documentElement.getAttribute('data-assets');
  window.nianbaoCharts = function (all) { options = all; };

  // In the dark every colour of a chart has its counterpart in the style sheet,
  // --on-RRGGBB; the drawn SVGs follow it by themselves, an option is rewritten.
  // ECharts writes into what it is given: it gets a copy.
  var alive = [];
  function coloured(option) {
    var style = getComputedStyle(document.documentElement), dark = style.getPropertyValue('--on-hatch').trim();
    return window.nianbaoNumbers(JSON.parse(JSON.stringify(option), function (key, value) {
      if (!dark || typeof value !== 'string' || !/^(#[0-9a-f]{6}|rgba\(255,255,255,0\.9\))$/.test(value)) return value;
      return style.getPropertyValue('--on-' + (value[0] === '#' ? value.slice(1) : 'hatch')).trim() || value;
    }));
  }
  function repaint() {
    alive.forEach(function (a) { a.chart.setOption(coloured(a.option), true); });
  }

  // An option is measured for the width of its drawing, and says itself what a
  // narrower place asks of it; only names under columns share what is there.
  function fit(option, width, drawn) {
    var names = option.xAxis && option.xAxis.data && option.xAxis.axisLabel;
    if (width < drawn && option.grid && names && names.width) names.width = (width - option.grid.left - option.grid.right) / option.xAxis.data.length - 8;
  }

  function bringToLife(figure) {
    var picture = figure.querySelector('.picture');
    // On a phone a wide picture is scrolled: drawn anew it would have no room.
    if (!picture || figure.classList.contains('wide') && figure.clientWidth < 720) return;
    var load = window.nianbaoLoad;
    load(assets + 'numbers.js', function () {
      load(assets + 'echarts.min.js', function () {
        load(figure.getAttribute('data-options'), function () { draw(figure, picture, options[figure.id]); });
      });
    });
  }
  // Where names leave a picture too little room it is scrolled like a wide one. A
  // line from one year to another needs less than a row of years.
  function cramped(figure, option) {
    var frame = option.grid || option.series[0], width = figure.clientWidth;
    var least = figure.getAttribute('data-kind') === 'slope' ? 80 : 150;
    return width < 720 && typeof frame.left === 'number' && width - frame.left - frame.right < least;
  }
  function scrolled(figure, picture) {
    figure.classList.add('broad');
    window.nianbaoLoad(assets + 'tables.js', function () {
      var box = document.createElement('div');
      box.className = 'scroll';
      box.setAttribute('data-label', '图：' + words(figure.querySelector('figcaption h3')));
      picture.parentNode.insertBefore(box, picture);
      box.appendChild(picture);
      window.nianbaoReach(box);
    });
  }
  function draw(figure, picture, option) {
    if (!option || !option.series || figure.classList.contains('is-live') || figure.classList.contains('broad')) return;
    if (cramped(figure, option)) return scrolled(figure, picture);
    var drawn = picture.querySelector('svg').viewBox.baseVal;
    fit(option, figure.clientWidth, drawn.width);
    picture.style.minHeight = drawn.height + 'px';
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
    function room() { // a legend of more rows makes the picture higher
      var grid = chart.getOption().grid;
      if (grid && grid[0]) picture.style.minHeight = drawn.height + grid[0].top - option.grid.top + 'px';
    }
    room();
    chart.resize();
    if (window.ResizeObserver) new ResizeObserver(function () { chart.resize(); room(); }).observe(live);
  }
  function watch(figures) {
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

  var figures = Array.prototype.slice.call(document.querySelectorAll('figure.chart'));
  figures.forEach(function (figure) {
    makeWalkable(figure);
    addDownloads(figure);
  });
  watch(figures);
  document.addEventListener('repaint', repaint);
})();
