# Completion of tandem for bash; made by `tandem completion bash`.
_tandem() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
    case $before in
    --rows) COMPREPLY=($(compgen -W "N all" -- "$word")); return ;;
    --format) COMPREPLY=($(compgen -W "png svg pdf" -- "$word")); return ;;
    --lang) COMPREPLY=($(compgen -W "en zh-TW" -- "$word")); return ;;
    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$word")); return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ] || [ "$before" = help ]; then
        COMPREPLY=($(compgen -W "run compare sweep sensitivity replicates decide findings calibrate trace watch check params explain plot report export merge completion help --help --version" -- "$word"))
        return
    fi
    case ${COMP_WORDS[1]} in
    run) words="--replicates --precision --seed --weeks --set --null --tables --rows --out --format --lang --threads --oversubscribe --shard --retry --dry-run --force --json --quiet --help" ;;
    compare) words="--replicates --precision --seed --weeks --set --null --tables --rows --out --format --lang --threads --oversubscribe --shard --retry --dry-run --combine --primary --force --json --quiet --help" ;;
    sweep) words="--replicates --seed --weeks --set --out --format --lang --threads --oversubscribe --shard --retry --dry-run --force --json --quiet --help" ;;
    sensitivity) words="--replicates --seed --weeks --set --out --format --lang --threads --oversubscribe --shard --retry --dry-run --force --json --quiet --help" ;;
    replicates) words="--replicates --seed --weeks --set --out --format --lang --threads --oversubscribe --shard --retry --dry-run --force --json --quiet --help" ;;
    decide) words="--replicates --points --seed --weeks --set --out --format --lang --threads --oversubscribe --shard --retry --dry-run --force --json --quiet --help" ;;
    findings) words="--replicates --points --defaults --seed --weeks --set --out --format --lang --threads --oversubscribe --shard --retry --dry-run --force --json --markdown --quiet --help" ;;
    calibrate) words="--replicates --seed --weeks --set --out --format --lang --threads --oversubscribe --shard --retry --dry-run --force --json --markdown --quiet --help" ;;
    trace) words="--seed --replicate --episode --type --exit --programme --numbers --html --weeks --set --lang --json --quiet --help" ;;
    watch) words="--seed --replicate --weeks --speed --set --lang --json --quiet --help" ;;
    check) words="--weeks --set --lang --help" ;;
    params) words="--lang --json --markdown --help" ;;
    explain) words="--lang --help" ;;
    plot) words="--format --lang --quiet --help" ;;
    report) words="--out --lang --quiet --help" ;;
    export) words="--tables --out --lang --schema --quiet --help" ;;
    merge) words="--lang --quiet --help" ;;
    completion) words="--lang --help" ;;
    help) words="--lang --help" ;;
    esac
    case $word in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -o filenames -F _tandem tandem
