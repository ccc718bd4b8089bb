/** What does the same in the program: files for the scenarios that are no presets, and one command. A file says all that
 * differs from the defaults, so that it needs no base. */

import {plain, WEEKS} from './numbers.js';
import {scenarioChanges, scenarioIsPreset, scenarioOf, scenarioValue, targetValue} from './scenario.js';

const real = value => /[.e]/.test(plain(value)) ? plain(value) : plain(value) + '.0';

function targetWritten(intervention) {
    const value = targetValue(intervention);
    switch (intervention.target) {
    case 'all':
        return '"all"';
    case 'agencies':
        return `{ agencies = [${value.join(', ')}]; }`;
    case 'random':
        return `{ random_share = ${real(value)}; }`;
    default:
        return `{ ${intervention.target} = ${plain(value)}; }`;
    }
}

function interventionWritten(intervention) {
    const fields = ['start_week', 'end_week', 'ramp_weeks', 'intensity', 'cost']
                       .filter(name => intervention[name] !== null).map(name => `${name} = ${real(intervention[name])};`);
    return `  { kind = "${intervention.kind}"; ${fields.join(' ')} target = ${targetWritten(intervention)}; }`;
}

/** The text of a scenario file. */
export function scenarioFile(model, scenario, title) {
    const groups = new Map();
    for (const key of Object.keys(scenario.set).sort()) {
        const [group, name] = key.split('.'), row = model.parameter.get(key);
        const value = row.kind === 'real' ? real(scenario.set[key]) : plain(scenario.set[key]);
        groups.set(group, [...groups.get(group) ?? [], `${name} = ${value};`]);
    }
    const lines = [`title = "${title}";`];
    groups.forEach((values, group) => lines.push(`${group}: { ${values.join(' ')} };`));
    if (scenario.interventions.length > 0)
        lines.push('interventions = (', scenario.interventions.map(interventionWritten).join(',\n'), ');');
    return lines.join('\n') + '\n';
}

/** What a scenario is called in a command, and the lines that write its file if it is no preset: [name, lines]. */
function subjectOf(model, scenario, letter) {
    if (scenarioIsPreset(model, scenario))
        return [scenario.preset, []];
    const name = `${letter.toLowerCase()}.cfg`;
    return [name, [`cat >${name} <<'END'`, scenarioFile(model, scenario, letter) + 'END']];
}

/** Options that make B of A where B is A's preset with other values alone, else null. */
function settings(model, [a, b]) {
    const bare = {...b, set: scenarioOf(model, b.preset).set};
    if (a.preset !== b.preset || !scenarioIsPreset(model, a) || !scenarioIsPreset(model, bare))
        return null;
    const changes = scenarioChanges(model, b);
    return changes.length === 0 ? null : changes.map(key => ` --set ${key}=${plain(scenarioValue(model, b, key))}`).join('');
}

/** Lines for a shell that compare both scenarios. */
export function commandText(model, state) {
    const options = `--replicates ${state.worlds} --weeks ${state.years * WEEKS} --seed ${state.seed}`;
    const set = settings(model, state.scenarios);
    if (set !== null)
        return `tandem compare ${state.scenarios[0].preset}${set} ${options}`;
    const [a, b] = state.scenarios.map((scenario, i) => subjectOf(model, scenario, 'AB'[i]));
    return [...a[1], ...b[1], `tandem compare ${a[0]} ${b[0]} ${options}`].join('\n');
}

/** Lines that tell the story of the collaboration `key` of a world of scenario 0 or 1. */
export function traceText(model, state, scenario, world, key) {
    const [name, lines] = subjectOf(model, state.scenarios[scenario], 'AB'[scenario]);
    const options = `--episode ${key} --replicate ${world} --weeks ${state.years * WEEKS} --seed ${state.seed}`;
    return [...lines, `tandem trace ${name} ${options}`].join('\n');
}
