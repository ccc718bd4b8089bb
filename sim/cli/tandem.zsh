#compdef tandem
# Completion of tandem for zsh; made by `tandem completion zsh`.
_tandem() {
    local -a commands
    commands=(
        'run:Runs replicates of scenarios\: tables, CSV files, figures.'
        'compare:Compares scenarios with a baseline, or a scenario with itself as --set makes it, under one seed\: paired differences.'
        'sweep:Runs a plan'\''s design over parameters and shows how outputs respond; resumes by itself.'
        'sensitivity:Elementary effects, Sobol indices or effects one at a time of a plan'\''s factors.'
        'replicates:How many replicates a wanted interval or effect needs.'
        'decide:Which options or mixes of them a budget should buy, over what is uncertain\: effect, money, harm, regret, and when that would be wrong.'
        'findings:Tests the study'\''s claims as pairs of scenarios, at the defaults and over what is assumed.'
        'calibrate:Finds the values of a plan'\''s factors at which the model gives the figures\: waves of history matching, then sequential ABC.'
        'trace:Tells the story of one collaboration of a run\: who proposed it, who came, what was decided and why, how it ended, what it left behind.'
        'watch:Shows one run as it unfolds, and the other future when interventions are switched; plain lines where there is no terminal.'
        'check:Validates and explains scenarios, plans and files of claims; runs nothing.'
        'params:Lists all parameters or a group of them, or describes one in full.'
        'explain:Explains a mechanism, parameter, intervention, code or column; lists what it knows.'
        'plot:Draws the figures of everything that a result directory holds again.'
        'report:Writes a result directory up as one self-contained HTML file.'
        'export:Writes what a result directory stores as tidy CSV, or documents the columns.'
        'merge:Puts the shards of a study together into one directory.'
        'completion:Prints the completion of the command line for a shell.'
        'help:Shows the commands, or the options of one.'
    )
    if (( CURRENT == 2 )); then
        _describe -t commands command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
    run)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--precision=[go on until the widest interval of completion and adoption is at most W to each side, looked at after 8, 16, 32, ... replicates; --replicates is then the most (1024 if it is not given)]:W:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--null[run the null model of a scenario\: ends teach nothing and traits stay as they are (group feedback off); tandem compare adds that of its first scenario to the others]' \
            '--tables=[tables whose rows to store or to export, with commas between them; runs is always among them. Of tandem export also summaries\: what each run'\''s answers are made of]:LIST:' \
            '--rows=[replicates, from the first on, of which the rows of --tables are stored; what answers, pictures and reports need is stored of every run. Asked for later, runs without them are run again for them]:N|all:(N all)' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    compare)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--precision=[go on until the widest interval of completion and adoption is at most W to each side, looked at after 8, 16, 32, ... replicates; --replicates is then the most (1024 if it is not given)]:W:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--null[run the null model of a scenario\: ends teach nothing and traits stay as they are (group feedback off); tandem compare adds that of its first scenario to the others]' \
            '--tables=[tables whose rows to store or to export, with commas between them; runs is always among them. Of tandem export also summaries\: what each run'\''s answers are made of]:LIST:' \
            '--rows=[replicates, from the first on, of which the rows of --tables are stored; what answers, pictures and reports need is stored of every run. Asked for later, runs without them are run again for them]:N|all:(N all)' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--combine[run every pair of the other scenarios together as well\: synergy or crowding-out against the sum of single effects]' \
            '--primary=[outcomes on which verdicts are given, with commas between them (`tandem explain outcomes`), A.public_open of a case type; fewer have narrower intervals (default\: completion, tried, public value and their case types)]:A,B:' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    sweep)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    sensitivity)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    replicates)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    decide)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--points=[points of the space of what is assumed or uncertain (default\: what the plan says)]:N:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    findings)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--points=[points of the space of what is assumed or uncertain (default\: what the plan says)]:N:' \
            '--defaults=[replicates at the defaults; --replicates is of each point of the space]:N:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--markdown[print tables in Markdown\: of all parameters, of all findings, of a calibration]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    calibrate)
        _arguments \
            '--replicates=[replicates of each scenario, or of each point of a plan; more of them later extend the run]:N:' \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--threads=[threads at most; cores and memory that the machine grants are the limit (default\: that limit)]:N:' \
            '--oversubscribe[take --threads as it is, even if there are fewer cores]' \
            '--shard=[run part I of N only; tandem merge puts the parts together]:I/N:' \
            '--retry[try runs again that failed before; without it they stay as they are]' \
            '--dry-run[tell runs, time, memory and disk, by one timed replicate; write nothing]' \
            '--force[start again where the directory holds other results\: these are deleted]' \
            '--json[print JSON instead of tables]' \
            '--markdown[print tables in Markdown\: of all parameters, of all findings, of a calibration]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    trace)
        _arguments \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--replicate=[which replicate of that seed, counted from 0 as in tables]:R:' \
            '--episode=[the collaboration to tell\: its place in the replicate'\''s rows of episodes.csv, from 1 on, or its key; without it any one that has ended and fits --type, --exit and --programme, always the same one of a seed and replicate]:N:' \
            '--type=[one of a case type, public_open for example (`tandem explain` lists them)]:TYPE:' \
            '--exit=[one that ended so, refused for example (`tandem explain` lists the ways of ending)]:WAY:' \
            '--programme=[one that came from a programme, g0v for example (`tandem explain` lists them)]:NAME:' \
            '--numbers[put numbers beside the words, and below them each chance and what was drawn]' \
            '--html=[also write the story as one HTML page with a timeline]:PATH:_files' \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    watch)
        _arguments \
            '--seed=[seed of the random numbers, a whole number below 2^64; of a plan also of its design unless that has one]:S:' \
            '--replicate=[which replicate of that seed, counted from 0 as in tables]:R:' \
            '--weeks=[weeks after the burn-in]:N:' \
            '--speed=[weeks a second at the start; + and - change it]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--json[print JSON instead of tables]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    check)
        _arguments \
            '--weeks=[weeks after the burn-in]:N:' \
            '*--set=[set a parameter over what the scenario says; repeatable. Of several scenarios it changes all; tandem compare with one scenario compares it with itself set so]:group.name=value:' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    params)
        _arguments \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--json[print JSON instead of tables]' \
            '--markdown[print tables in Markdown\: of all parameters, of all findings, of a calibration]' \
            '--help[show this help]' \
            '*:argument:' ;;
    explain)
        _arguments \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--help[show this help]' \
            '*:argument:' ;;
    plot)
        _arguments \
            '--format=[format of the pictures]:png|svg|pdf:(png svg pdf)' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    report)
        _arguments \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    export)
        _arguments \
            '--tables=[tables whose rows to store or to export, with commas between them; runs is always among them. Of tandem export also summaries\: what each run'\''s answers are made of]:LIST:' \
            '--out=[result directory; with several scenarios each has its own below it (default out/ and the scenario'\''s name). Of a report\: its file (default report.html in the directory, report.zh-TW.html in Chinese)]:PATH:_files' \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--schema[print table, column, unit and meaning of every column as CSV]' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    merge)
        _arguments \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--quiet[no progress and no notes; errors stay]' \
            '--help[show this help]' \
            '*:argument:_files' ;;
    completion)
        _arguments \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--help[show this help]' \
            '*:argument:(bash zsh fish)' ;;
    help)
        _arguments \
            '--lang=[language of tables, pictures, reports and messages; codes and files of numbers stay English (default\: that of the environment, LC_ALL, LC_MESSAGES or LANG)]:en|zh-TW:(en zh-TW)' \
            '--help[show this help]' \
            '*:argument:(run compare sweep sensitivity replicates decide findings calibrate trace watch check params explain plot report export merge completion help)' ;;
    esac
}
if [ "$funcstack[1]" = _tandem ]; then
    _tandem "$@"
else
    compdef _tandem tandem
fi
