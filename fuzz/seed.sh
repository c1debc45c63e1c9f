#!/usr/bin/env bash
# Fills fuzz/corpus/ from the cases of the tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p corpus/{json,csv,edtf,numbers}
cp ../tests/cases/intake/*.json ../tests/cases/intake/*.txt ../static/claims.json corpus/json/ 2>/dev/null || true
rm -f corpus/json/*.expect.json
for file in ../tests/cases/intake/sheet/* ../tests/cases/sheets/*; do
    case "$file" in *.expect.json | *.map.json) continue ;; esac
    name=$(basename "$file")
    mapping="${file%.*}.map.json"
    if [[ -f "$mapping" ]]; then
        # The target takes a mapping on one line, an empty line, and the sheet.
        { printf '('; tr '\n' ' ' <"$mapping"; printf '\n\n'; cat "$file"; } >"corpus/csv/$name"
    else
        { printf '0'; cat "$file"; } >"corpus/csv/$name"
    fi
done
count=0
for table in numbers dates; do
    target=$table
    [[ $table == dates ]] && target=edtf
    while IFS=$'\t' read -r language cell _; do
        [[ $language == \#* ]] && continue
        count=$((count + 1))
        printf '%s' "$cell" >"corpus/$target/$count"
    done <"../tests/cases/written/$table.tsv"
done
