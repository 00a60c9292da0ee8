#!/bin/bash
# 用法：parallel.sh 项目 分片 网站
# 几台机器：给 parallel 加 --sshloginfile；项目和分片须在各台都看得到的盘上。
set -euo pipefail
mkdir -p "$2"
seq 16 | parallel --jobs 4 --halt soon,fail=1 nianbao build --project "$1" --shard '{}/16' --out "$2/{}"
nianbao assemble "$2"/* --out "$3"
