// The world that ECharts sees while it draws: no clock, no chance, no time zone,
// no timers. Run before ECharts, in goja and (by the tests) in Node alike.
var self = globalThis;
function setTimeout() { return 1; }
function clearTimeout() {}
function setInterval() { return 1; }
function clearInterval() {}
Math.random = function () { return 0.5; };

// A Date that stands still at 1970 and knows only UTC, so that a time axis is
// the same picture on every machine.
(function () {
  var Native = Date, proto = Native.prototype;
  ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds'].forEach(function (part) {
    proto['get' + part] = proto['getUTC' + part];
    if (part !== 'Day') proto['set' + part] = proto['setUTC' + part];
  });
  proto.getTimezoneOffset = function () { return 0; };
  function Fixed(first) {
    switch (arguments.length) {
      case 0: return new Native(0);
      case 1: return new Native(first);
      default: return new Native(Native.UTC.apply(null, arguments));
    }
  }
  Fixed.prototype = proto;
  proto.constructor = Fixed;
  Fixed.UTC = Native.UTC;
  Fixed.parse = Native.parse;
  Fixed.now = function () { return 0; };
  Date = Fixed;
})();
