/** A scenario as the core reads it: the lines of scenario_text_write (sim/params/scenario_text.h). */

import {scenarioValue, TARGET_FIELDS, targetValue} from './scenario.js';

function targetLines(intervention) {
    const {target} = intervention, value = targetValue(intervention);
    if (target === 'agencies')
        return [`target ${target}`, `agency_count ${value.length}`, `agencies ${value.join(' ')}`];
    return [`target ${target}`, ...value === null ? [] : [`${TARGET_FIELDS[target]} ${value}`]];
}

function interventionLines(model, intervention) {
    const numbers = ['start_week', 'end_week', 'ramp_weeks', 'intensity'].map(name => `${name} ${intervention[name]}`);
    const cost = intervention.cost ?? model.intervention.get(intervention.kind).cost;
    return [`kind ${intervention.kind}`, ...targetLines(intervention), ...numbers, `cost ${cost}`];
}

export function scenarioCoreText(model, scenario) {
    const values = model.parameters.map(({key}) => `${key} ${scenarioValue(model, scenario, key)}`);
    const interventions = scenario.interventions.flatMap(
        (intervention, i) => interventionLines(model, intervention).map(line => `intervention.${i}.${line}`));
    return [...values, `interventions ${scenario.interventions.length}`, ...interventions].join('\n') + '\n';
}
