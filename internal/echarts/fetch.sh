#!/bin/sh
# Copies ECharts from node_modules (put there by `npm ci`) into bundle/, from
# where the Go compiler embeds it, and refuses any other script than the one
# whose sha256 stands in echarts.sha256.
set -eu
cd "$(dirname "$0")"
modules=../../node_modules
if [ ! -f "$modules/echarts/dist/echarts.min.js" ]; then
	echo "缺少 node_modules/echarts：请先在仓库根目录运行 npm ci。" >&2
	exit 1
fi
(cd "$modules/echarts/dist" && sha256sum -c --quiet -) <echarts.sha256 || {
	echo "echarts.min.js 与 internal/echarts/echarts.sha256 不符：请核对 package.json 里的版本后重新运行 npm ci。" >&2
	exit 1
}
cp "$modules/echarts/dist/echarts.min.js" \
	"$modules/echarts/package.json" \
	"$modules/echarts/LICENSE" \
	"$modules/echarts/NOTICE" \
	"$modules/echarts/licenses/LICENSE-d3" bundle/
cp "$modules/zrender/LICENSE" bundle/LICENSE-zrender
# tslib's package is ESM/CommonJS glue; its licence travels with it all the same.
cp "$modules/tslib/LICENSE.txt" bundle/LICENSE-tslib
