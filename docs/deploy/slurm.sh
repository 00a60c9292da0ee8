#!/bin/bash
#SBATCH --job-name=nianbao
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=8G
# 用法：sbatch slurm.sh 项目 分片
# 全部做完后：nianbao assemble 分片/* --out 网站
set -euo pipefail
exec nianbao build --project "$1" --shard "$SLURM_ARRAY_TASK_ID/16" --out "$2/$SLURM_ARRAY_TASK_ID"
