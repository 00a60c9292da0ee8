// nianbaoNumbers has the axes of an option print numbers as the house does, with as
// many decimals at each mark and a true minus. An option is JSON and cannot say so
// itself; the drawing and the page where it comes to life both load this. It returns the option.
function nianbaoNumbers(option) {
  [].concat(option.xAxis || [], option.yAxis || []).forEach(function (axis) {
    if (axis.type !== 'value' || !axis.interval || !axis.axisLabel || axis.axisLabel.formatter) return;
    var decimals = Math.max.apply(null, [axis.interval, axis.min || 0].map(function (n) { return (String(n).split('.')[1] || '').length; }));
    axis.axisLabel.formatter = function (value) {
      var parts = Math.abs(value).toFixed(decimals).split('.');
      parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ',');
      return (value < 0 && Number(parts.join('.').replace(/,/g, '')) ? '−' : '') + parts.join('.');
    };
  });
  return option;
}
