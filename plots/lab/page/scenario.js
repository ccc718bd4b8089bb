/** Scenarios as the page holds them: {preset, set, interventions}. `set` ({key: value}) is all that differs from the defaults of the
 * parameter table, and the list of interventions is complete, so that the core needs no presets. */

/** The model's tables with ways to find rows by their names. */
export function modelIndexed(model) {
    const by = (rows, name) => new Map(rows.map(row => [row[name], row]));
    return {
        ...model,
        parameter: by(model.parameters, 'key'),
        preset: by(model.presets, 'name'),
        intervention: by(model.interventions, 'name')
    };
}

/** A target as files write it: "all" or {government: 3}, {agencies: […]}, {best_connected: 10}, {random_share: 0.2}. */
function targetOf({target, government, agencies, agency_count: count, share}) {
    return {all: 'all', government: {government}, agencies: {agencies}, best_connected: {best_connected: count}, random: {random_share: share}}[target];
}

function interventionOf(model, row) {
    const {kind, start_week, end_week, ramp_weeks, intensity, cost} = row;
    const own = cost === null || cost === model.intervention.get(kind).cost ? {} : {cost};
    return {kind, start_week, end_week, ramp_weeks, intensity, target: targetOf(row), ...own};
}

export const scenarioCopy = scenario => structuredClone(scenario);

export function scenarioOf(model, name) {
    const preset = model.preset.get(name);
    return {
        preset: name,
        set: {...preset.set},
        interventions: preset.interventions.map(row => interventionOf(model, row))
    };
}

export function scenarioValue(model, scenario, key) {
    return scenario.set[key] ?? model.parameter.get(key).default;
}

export function scenarioSet(model, scenario, key, value) {
    if (value === model.parameter.get(key).default)
        delete scenario.set[key];
    else
        scenario.set[key] = value;
}

export const sameIntervention = (a, b) => JSON.stringify(interventionWords(a)) === JSON.stringify(interventionWords(b));

/** The fields of an intervention in a fixed order. */
export function interventionWords(intervention) {
    const {kind, start_week, end_week, ramp_weeks, intensity, target, cost = null} = intervention;
    return [kind, start_week, end_week, ramp_weeks, intensity, target, cost];
}

/** Keys whose values differ from those of the preset that the scenario began as. */
export function scenarioChanges(model, scenario) {
    const preset = scenarioOf(model, scenario.preset);
    const keys = new Set([...Object.keys(preset.set), ...Object.keys(scenario.set)]);
    return [...keys].filter(key => scenarioValue(model, scenario, key) !== scenarioValue(model, preset, key)).sort();
}

/** Whether it is its preset, untouched. */
export function scenarioIsPreset(model, scenario) {
    const preset = scenarioOf(model, scenario.preset);
    return scenarioChanges(model, scenario).length === 0 && preset.interventions.length === scenario.interventions.length &&
           preset.interventions.every((intervention, i) => sameIntervention(intervention, scenario.interventions[i]));
}

export function scenariosEqual(model, a, b) {
    const keys = new Set([...Object.keys(a.set), ...Object.keys(b.set)]);
    return [...keys].every(key => a.set[key] === b.set[key]) && a.interventions.length === b.interventions.length &&
           a.interventions.every((intervention, i) => sameIntervention(intervention, b.interventions[i]));
}

/** The nearest value that the parameter may have. */
export function valueAllowed(row, value) {
    const whole = row.kind === 'real' ? value : Math.round(value);
    return Math.min(Math.max(whole, row.low), row.high);
}
