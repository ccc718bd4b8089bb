/** What the worlds of both scenarios gave so far, and what charts read from it. Worlds of a number share their chances. */

import {estimate, estimateShare, fieller, known, mean} from './statistics.js';

const sum = values => values.reduce((total, value) => total + value, 0);
const over = (part, whole) => whole > 0 ? part / whole : null;
const last = values => values[values.length - 1];
const started = run => sum(run.types.map(type => type.started));
const issues = run => sum(run.types.map(type => type.issues));
const completed = run => sum(run.types.map(type => type.exits.completed));
const refused = run => sum(run.types.map(type => type.exits.refused));

/** What scenarios are compared by: key of the texts, unit (share, count, value, money), whether more is better (1), worse
 * (-1) or neither (0), and how it is read from one world. */
export const MEASURES = [
    {key: 'tried', unit: 'share', better: 1, read: run => last(run.adoption.tried)},
    {key: 'routine', unit: 'share', better: 1, read: run => last(run.adoption.routine)},
    {key: 'completedOfIssues', unit: 'share', better: 1, read: run => over(completed(run), issues(run))},
    {key: 'completedOfStarts', unit: 'share', better: 1, read: run => over(completed(run), started(run))},
    {key: 'refusedOfStarts', unit: 'share', better: -1, read: run => over(refused(run), started(run))},
    {key: 'completed', unit: 'count', better: 1, read: completed},
    {key: 'publicValue', unit: 'value', better: 1, read: run => run.public_value},
    {key: 'cost', unit: 'money', better: 0, read: run => run.money.total}
];

export const measureOf = key => MEASURES.find(measure => measure.key === key);

export function resultsEmpty() {
    return {weeks: [], runs: [new Map(), new Map()]};
}

export function resultsAdd(results, scenario, replicate, run) {
    results.weeks = run.weeks;
    results.runs[scenario].set(replicate, run);
}

export const runsOf = (results, scenario) => [...results.runs[scenario].values()];

/** Both scenarios' runs of the worlds that both have, in the order of their numbers: [[a, b], …]. */
export function pairsOf(results) {
    const [a, b] = results.runs;
    return [...a.keys()].filter(replicate => b.has(replicate)).sort((x, y) => x - y).map(key => [a.get(key), b.get(key)]);
}

/** Of each stored week the estimate over worlds of `read(run)[week]`. */
export function curveOf(results, scenario, read) {
    const series = runsOf(results, scenario).map(read);
    return results.weeks.map((week, i) => ({week, ...estimateShare(series.map(values => values[i]))}));
}

/** {a, b, difference}: estimates of a measure in both scenarios and of its difference, world by world. */
export function effectOf(results, measure) {
    const pairs = pairsOf(results).map(pair => pair.map(measure.read)).filter(pair => known(pair).length === 2);
    const plain = measure.unit === 'share' ? estimateShare : estimate;
    return {
        a: plain(pairs.map(pair => pair[0])),
        b: plain(pairs.map(pair => pair[1])),
        difference: estimate(pairs.map(([a, b]) => b - a))
    };
}

/** The difference of a measure after 2, 3, … worlds. */
export function sharpeningOf(results, measure) {
    const differences = known(pairsOf(results).map(pair => pair.map(measure.read)).filter(pair => known(pair).length === 2)
                                  .map(([a, b]) => b - a));
    return differences.slice(1).map((ignored, i) => ({worlds: i + 2, ...estimate(differences.slice(0, i + 2))}));
}

/** Means over worlds of what became of the issues of a case type (null: all): {issues, started, open, exits: {name: n}}. */
export function endingsOf(results, scenario, type) {
    const runs = runsOf(results, scenario);
    const types = run => type === null ? run.types : [run.types[type]];
    const total = read => mean(runs.map(run => sum(types(run).map(read)))) ?? 0;
    const names = runs.length === 0 ? [] : Object.keys(runs[0].types[0].exits);
    return {
        issues: total(row => row.issues),
        started: total(row => row.started),
        open: total(row => row.open),
        exits: Object.fromEntries(names.map(name => [name, total(row => row.exits[name])]))
    };
}

export const MONEY = ['collaboration', 'intervention', 'publication'];

export function moneyOf(results, scenario, part) {
    return estimate(runsOf(results, scenario).map(run => run.money[part]));
}

/** Million NTD for one more completed collaboration, B beside A; null where it is not known that there are more. */
export function costOfOneMore(results) {
    const pairs = pairsOf(results);
    const more = pairs.map(([a, b]) => completed(b) - completed(a));
    const known = estimate(more);
    if (known.low === null || known.low <= 0)
        return null;
    return fieller(pairs.map(([a, b]) => b.money.total - a.money.total), more);
}
