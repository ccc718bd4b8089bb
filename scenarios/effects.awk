# Reads, for each base, the order of its comparison and the comparison, then rows of effects.tsv; prints those of `section` as
# Markdown. Differences are paired, with half of their 95 % interval.
FILENAME ~ /\.order$/ { order[FNR] = $0; next }
FILENAME ~ /\.csv$/ {
    split($0, f, ",")
    if (FNR == 1)
        next
    key = order[f[1]] ":" f[2] (f[3] == "all" ? "" : "/" f[3])
    unit[key] = f[4]; mean[key] = f[5]; difference[key] = f[6]; low[key] = f[7]; high[key] = f[8]
    next
}

function digits(unit) {
    return unit == "share" ? 1 : unit ~ /probability|score/ ? 3 : unit == "weeks" ? 1 : 0
}
function shown(x, unit, sign) {
    return sprintf((sign ? "%+." : "%.") digits(unit) "f", unit == "share" ? 100 * x : x)
}
function half(key) { return (high[key] - low[key]) / 2 }
function moves(key) { return low[key] != "" && (low[key] > 0 || high[key] < 0) }

function minus(text) { gsub(/-/, "−", text); return text }

# before -> after (difference ± half)
function told(key,    u) {
    if (!(key in mean))
        return "?" key "?"
    if (difference[key] == "")
        return "not told"
    u = unit[key]
    return minus(shown(mean[key], u) " → " shown(mean[key] + difference[key], u) (u == "share" ? " %" : "") " (" \
                 shown(difference[key], u, 1) " ± " shown(half(key), u) ")")
}

# Replaces {outcome} and {scenario:outcome}.
function filled(text, scenario,    token, out) {
    while (match(text, /\{[^}]*\}/)) {
        token = substr(text, RSTART + 1, RLENGTH - 2)
        out = out substr(text, 1, RSTART - 1) told(index(token, ":") ? token : scenario ":" token)
        text = substr(text, RSTART + RLENGTH)
    }
    return out text
}

# A dot where the interval holds 0. `share`: of what the baseline has, per cent.
function effect(scenario, outcome, share,    key, scale, d) {
    key = scenario ":" outcome
    if (!moves(key))
        return "·"
    scale = share ? 100 / mean[key] : unit[key] == "share" ? 100 : unit[key] == "score" ? 100 : 1
    d = outcome ~ /per_issue$/ ? 2 : 1
    return minus(sprintf("%+.*f ± %.*f", d, scale * difference[key], d, scale * half(key)))
}

# Only where there are more completed collaborations beyond chance. The interval is that of their number.
function one_more(scenario,    money, more) {
    money = scenario ":total_cost"; more = scenario ":completed_episodes"
    if (!(low[more] > 0))
        return "·"
    return sprintf("%.1f (%.1f to %.1f)", difference[money] / difference[more], difference[money] / high[more],
                   difference[money] / low[more])
}

function link(name) { return "[" name ".cfg](" name ".cfg)" }

function head(columns,    n, i, c, line) {
    n = split(columns, c, "|")
    line = "|"
    for (i = 1; i <= n; i++)
        line = line "---|"
    print "| " columns " |\n" line
}

BEGIN {
    if (section == "interventions")
        head("file | claims | cost | started, of issues | completed, of issues | completed, of starts: 1 | 2 | 3 | 4 | ever tried | quality | value, % | one more costs")
    else if (section == "rivals")
        head("first side | second side | claims | money, first and second | first → second (difference)")
    else if (section != "misses")
        head("file | what it is | what it shows | claims | against | what came out")
}

$1 != section { next }
section == "interventions" {
    line = "| " link($2) " | " $4 " | " sprintf("%.0f", difference[$2 ":intervention_cost"])
    n = split("starts_per_issue completions_per_issue starts_completed/public_internal starts_completed/private_internal " \
              "starts_completed/public_open starts_completed/private_open ever_tried_horizon data_quality", columns, " ")
    for (i = 1; i <= n; i++)
        line = line " | " effect($2, columns[i])
    print line " | " effect($2, "public_value", 1) " | " one_more($2) " |"
    next
}
section == "rivals" {
    key = $2 ":intervention_cost"
    printf "| %s | %s | %s | %.0f, %.0f | %s |\n", link($3), link($2), $5, mean[key], mean[key] + difference[key], filled($7, $2)
    next
}
section == "misses" { print "- " filled($7, ""); next }
{ printf "| %s | %s | %s | %s | %s | %s |\n", link($2), $5, $6, $4, $3 == "baseline" ? $3 : link($3), filled($7, $2) }
