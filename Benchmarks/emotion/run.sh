#!/bin/sh
# Runs the emotion benchmarks. Each part is one command:
#   run.sh quality [--labels]     F1 with intervals, calibration, robustness, on GoEmotions
#   run.sh latency                one utterance beside onnxruntime
#   run.sh throughput             texts a second in batches, peak memory
# GoEmotions is looked for in $EMO_SHARED/eval/emotion/goemotions or ../shared beside the checkout. The program is built
# when it is missing; EMOTION_SCORE names another one. Python packages come from PyPI into a virtual environment of its own.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
models=$root/plugins/emotion-text/model
data=${EMO_SHARED:-$root/../shared}/eval/emotion/goemotions
part=${1:-}
[ $# -gt 0 ] && shift

score=${EMOTION_SCORE:-$root/.build/release/emotion-score}
[ -x "$score" ] || swift build --package-path "$root" -c release --product emotion-score

environment=${XDG_CACHE_HOME:-$HOME/.cache}/emobuddy-bench
python_with() {
    [ -x "$environment/bin/python" ] || python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet "$@"
}
need_data() {
    [ -r "$data/test.tsv" ] || {
        echo "run.sh: no GoEmotions in $data; set EMO_SHARED to the folder that has eval/emotion/goemotions" >&2
        exit 2
    }
}

case $part in
quality)
    need_data
    python_with numpy==2.4.6
    "$environment/bin/python" "$root/Benchmarks/emotion/evaluate.py" "$score" "$models" "$data" "$@"
    ;;
latency)
    python_with numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0
    "$environment/bin/python" "$root/Benchmarks/emotion/latency.py" "$score" "$models" "$@"
    ;;
throughput)
    need_data
    for model in linear encoder ensemble; do
        printf '%s ' "$model"
        cut -f1 "$data/test.tsv" | "$score" "$models" "$model" throughput
    done
    ;;
*)
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
