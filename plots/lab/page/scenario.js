/** Scenarios as the page holds them: {preset, set, interventions}. `set` ({key: value}) is all that differs from the
 * defaults of the parameter table, and the list of interventions is complete, so that the core needs no presets. */

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

/** Where an intervention says what its target is: government 3, agencies 75 and 80, the 10 best connected, a share of 0.2. */
export const TARGET_FIELDS = {
    all: null, government: 'government', agencies: 'agencies', best_connected: 'agency_count', random: 'share'
};

export const targetValue = intervention => intervention[TARGET_FIELDS[intervention.target]] ?? null;

/** The parts of an intervention that say whom it reaches. */
export const targetOf = (target, value) => target === 'all' ? {target} : {target, [TARGET_FIELDS[target]]: value};

export const scenarioCopy = scenario => structuredClone(scenario);

export function scenarioOf(model, name) {
    const preset = model.preset.get(name);
    return {
        preset: name,
        set: {...preset.set},
        interventions: scenarioCopy(preset.interventions)
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

/** An intervention without what its kind of target does not read. */
export function interventionWords(intervention) {
    const {kind, start_week, end_week, ramp_weeks, intensity, target, cost = null} = intervention;
    return {kind, numbers: [start_week, end_week, ramp_weeks, intensity], target, value: targetValue(intervention), cost};
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
