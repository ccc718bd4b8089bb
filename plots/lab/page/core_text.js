/** A scenario as the core reads it: the lines of scenario_text_write (sim/params/scenario_text.h). */

import {scenarioValue} from './scenario.js';

function targetLines(target) {
    if (typeof target === 'string')
        return [`target ${target}`];
    const [name, value] = Object.entries(target)[0];
    const lines = [`target ${name === 'random_share' ? 'random' : name}`];
    if (name === 'government')
        lines.push(`government ${value}`);
    if (name === 'best_connected')
        lines.push(`agency_count ${value}`);
    if (name === 'agencies')
        lines.push(`agency_count ${value.length}`, `agencies ${value.join(' ')}`);
    return lines;
}

function interventionLines(model, intervention) {
    const numbers = ['start_week', 'end_week', 'ramp_weeks', 'intensity'].map(name => `${name} ${intervention[name]}`);
    const share = intervention.target.random_share;
    const cost = intervention.cost ?? model.intervention.get(intervention.kind).cost;
    return [`kind ${intervention.kind}`, ...targetLines(intervention.target), ...numbers,
            ...share === undefined ? [] : [`share ${share}`], `cost ${cost}`];
}

export function scenarioCoreText(model, scenario) {
    const values = model.parameters.map(({key}) => `${key} ${scenarioValue(model, scenario, key)}`);
    const interventions = scenario.interventions.flatMap(
        (intervention, i) => interventionLines(model, intervention).map(line => `intervention.${i}.${line}`));
    return [...values, `interventions ${scenario.interventions.length}`, ...interventions].join('\n') + '\n';
}
