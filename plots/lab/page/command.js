/** What does the same in the program: files for the scenarios that are no presets, and one command. A file says all that
 * differs from the defaults, so that it needs no base. */

import {plain, WEEKS} from './numbers.js';
import {scenarioIsPreset, targetValue} from './scenario.js';

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

/** Lines for a shell. */
export function commandText(model, state) {
    const names = ['a.cfg', 'b.cfg'], lines = [];
    const subjects = state.scenarios.map((scenario, i) => {
        if (scenarioIsPreset(model, scenario))
            return scenario.preset;
        lines.push(`cat >${names[i]} <<'END'`, scenarioFile(model, scenario, 'AB'[i]) + 'END');
        return names[i];
    });
    const options = `--replicates ${state.worlds} --weeks ${state.years * WEEKS} --seed ${state.seed}`;
    lines.push(`tandem compare ${subjects.join(' ')} ${options}`);
    return lines.join('\n');
}
