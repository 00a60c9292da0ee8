// draw turns an option (JSON text) into the SVG text of a picture that does not
// move: animation, and the components that only answer a mouse, are left out.
function draw(json, width, height) {
  var option = JSON.parse(json);
  ['toolbox', 'tooltip', 'dataZoom', 'brush'].forEach(function (name) { delete option[name]; });
  option.animation = false;
  [].concat(option.series || []).forEach(function (series) { if (series) series.animation = false; });
  nianbaoNumbers(option);
  var chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: width, height: height, locale: 'ZH' });
  try {
    chart.setOption(option);
    known(chart, option);
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}

// known refuses series of a type that ECharts does not have; left alone it would
// draw the rest and say nothing.
function known(chart, option) {
  var given = [].concat(option.series || []).length, taken = chart.getModel().getSeries().length;
  if (taken < given) throw new Error((given - taken) + ' 个系列的类型不认识');
}
