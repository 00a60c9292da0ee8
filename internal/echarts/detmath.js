// The functions of Math, made of + - * / and sqrt on float64 only, one operation
// at a time, so that every engine on every processor gives the same bits. (Go's
// own sin, exp, log and pow are fused differently on arm64 and loong64.)
// Polynomials: Cephes (sin, cos, atan) and FreeBSD's msun (log, exp).
// Accuracy is a few units in the last place: a picture needs four decimals.
(function () {
  var M = Math, PI = M.PI, abs = M.abs, floor = M.floor, sqrt = M.sqrt;
  var nativePow = M.pow, nativeAtan2 = M.atan2;
  var LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
  var float = new Float64Array(1), words = new Uint32Array(float.buffer);

  // frexp splits x > 0, finite, into [f, e] with x = f * 2^e and f in [0.5, 1).
  function frexp(x) {
    var shift = 0;
    float[0] = x;
    if ((words[1] >>> 20 & 0x7ff) === 0) { // subnormal: scale by 2^54
      float[0] = x * 18014398509481984;
      shift = -54;
    }
    var high = words[1];
    words[1] = (high & 0x800fffff) | 0x3fe00000;
    return [float[0], (high >>> 20 & 0x7ff) - 1022 + shift];
  }
  function powerOfTwo(n) { // -1022 <= n <= 1023
    words[0] = 0;
    words[1] = (n + 1023) << 20;
    return float[0];
  }
  function ldexp(x, e) {
    while (e > 1000) { x *= powerOfTwo(1000); e -= 1000; }
    while (e < -1000) { x *= powerOfTwo(-1000); e += 1000; }
    return x * powerOfTwo(e);
  }

  // Kernels on [-pi/4, pi/4].
  function sine(z) {
    var q = z * z;
    return z + z * q * (((((1.58962301576546568060e-10 * q - 2.50507477628578072866e-8) * q +
      2.75573136213857245213e-6) * q - 1.98412698295895385996e-4) * q +
      8.33333333332211858878e-3) * q - 1.66666666666666307295e-1);
  }
  function cosine(z) {
    var q = z * z;
    return 1 - 0.5 * q + q * q * (((((-1.13585365213876817300e-11 * q + 2.08757008419747316778e-9) * q -
      2.75573141792967388112e-7) * q + 2.48015872888517045348e-5) * q -
      1.38888888888730564116e-3) * q + 4.16666666666665929218e-2);
  }
  // reduce gives [octant 0..7, remainder] of x >= 0.
  function reduce(x) {
    var j = floor(x * (4 / PI));
    if (j % 2 === 1) j++;
    return [j % 8, ((x - j * 7.85398125648498535156e-1) - j * 3.77489470793079817668e-8) - j * 2.69515142907905952645e-15];
  }
  M.sin = function (x) {
    x = +x;
    if (x === 0) return x;
    if (!isFinite(x)) return NaN;
    var negative = x < 0, reduced = reduce(abs(x)), octant = reduced[0];
    if (octant > 3) { negative = !negative; octant -= 4; }
    var y = octant === 1 || octant === 2 ? cosine(reduced[1]) : sine(reduced[1]);
    return negative ? -y : y;
  };
  M.cos = function (x) {
    x = +x;
    if (!isFinite(x)) return NaN;
    var negative = false, reduced = reduce(abs(x)), octant = reduced[0];
    if (octant > 3) { negative = !negative; octant -= 4; }
    if (octant > 1) negative = !negative;
    var y = octant === 1 || octant === 2 ? sine(reduced[1]) : cosine(reduced[1]);
    return negative ? -y : y;
  };
  M.tan = function (x) { return M.sin(x) / M.cos(x); };

  function atanKernel(x) { // 0 <= x <= 0.66
    var z = x * x;
    z = z * ((((-8.750608600031904122785e-01 * z - 1.615753718733365076637e+01) * z -
      7.500855792314704667340e+01) * z - 1.228866684490136173410e+02) * z - 6.485021904942025371773e+01) /
      (((((z + 2.485846490142306297962e+01) * z + 1.650270098316988542046e+02) * z +
      4.328810604912902668951e+02) * z + 4.853903996359136964868e+02) * z + 1.945506571482613964425e+02);
    return x * z + x;
  }
  function atanPositive(x) {
    if (x <= 0.66) return atanKernel(x);
    if (x > 2.41421356237309504880) return PI / 2 - atanKernel(1 / x) + 6.123233995736765886130e-17;
    return PI / 4 + atanKernel((x - 1) / (x + 1)) + 0.5 * 6.123233995736765886130e-17;
  }
  M.atan = function (x) {
    x = +x;
    if (x === 0 || x !== x) return x;
    return x > 0 ? atanPositive(x) : -atanPositive(-x);
  };
  M.atan2 = function (y, x) {
    y = +y;
    x = +x;
    if (!isFinite(x) || !isFinite(y) || x === 0 || y === 0) return nativeAtan2(y, x);
    var q = M.atan(y / x);
    if (x > 0) return q;
    return q <= 0 ? q + PI : q - PI;
  };
  M.asin = function (x) {
    x = +x;
    if (!(x >= -1 && x <= 1)) return NaN;
    if (x === 0) return x;
    var a = abs(x), root = sqrt(1 - a * a);
    var y = a > 0.7 ? PI / 2 - atanPositive(root / a) : atanPositive(a / root);
    return x < 0 ? -y : y;
  };
  M.acos = function (x) { return PI / 2 - M.asin(x); };

  M.log = function (x) {
    x = +x;
    if (x !== x || x < 0) return NaN;
    if (x === 0) return -Infinity;
    if (x === Infinity) return x;
    var parts = frexp(x), f = parts[0], k = parts[1];
    if (f < M.SQRT2 / 2) { f *= 2; k--; }
    f -= 1;
    var s = f / (2 + f), s2 = s * s, s4 = s2 * s2, half = 0.5 * f * f;
    var odd = s2 * (6.666666666666735130e-01 + s4 * (2.857142874366239149e-01 +
      s4 * (1.818357216161805012e-01 + s4 * 1.479819860510658591e-01)));
    var even = s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
    return k * LN2_HIGH - ((half - (s * (half + (odd + even)) + k * LN2_LOW)) - f);
  };
  M.log10 = function (x) { return M.log(x) / M.LN10; };
  M.log2 = function (x) {
    x = +x;
    var parts = x > 0 && isFinite(x) ? frexp(x) : null;
    return parts && parts[0] === 0.5 ? parts[1] - 1 : M.log(x) / M.LN2;
  };
  M.exp = function (x) {
    x = +x;
    if (x !== x || x === Infinity) return x;
    if (x < -745.2) return 0;
    if (x > 709.79) return Infinity;
    if (x === 0) return 1;
    var k = x < 0 ? -floor(-(M.LOG2E * x - 0.5)) : floor(M.LOG2E * x + 0.5);
    var high = x - k * LN2_HIGH, low = k * LN2_LOW, r = high - low, t = r * r;
    var c = r - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 +
      t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    return ldexp(1 - ((low - (r * c) / (2 - c)) - high), k);
  };
  M.pow = function (x, y) {
    x = +x;
    y = +y;
    if (y === 0) return 1;
    if (y === 1) return x;
    if (y === 2) return x * x;
    if (y === 0.5 && x >= 0) return sqrt(x);
    if (!isFinite(x) || !isFinite(y) || x === 0) return nativePow(x, y);
    if (y === floor(y) && abs(y) < 1024) return wholePower(x, y);
    return x < 0 ? NaN : M.exp(y * M.log(x));
  };
  function wholePower(x, n) {
    if (x === 10 && abs(n) <= 300) return +('1e' + n); // exact; axes live on it
    var result = 1, base = x;
    for (var left = abs(n); left; left >>= 1) {
      if (left & 1) result *= base;
      base *= base;
    }
    return n < 0 ? 1 / result : result;
  }
})();
