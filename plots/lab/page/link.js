/** The state of the page as the part of an address behind "#", which people can read and send:
 *     seed=20260101&worlds=20&years=10&A=baseline&B=baseline;legal.ambiguity=0.4;+legal_guideline,104,520,26,0.5,all
 * A scenario is its preset, then what is changed: values, interventions ("+"), and "*" where those of the preset are left out.
 * A target is all, government.3, agencies.75.80, best_connected.10 or random_share.0.2. */

import {interventionWords, sameIntervention, scenarioChanges, scenarioOf, scenarioSet, scenarioValue} from './scenario.js';
import {plain} from './numbers.js';

export const LIMITS = {worlds: [2, 500], years: [1, 20]};

function targetText(target) {
    if (typeof target === 'string')
        return target;
    const [name, value] = Object.entries(target)[0];
    return [name, value].flat().join('.');
}

function targetParsed(text) {
    const [name, ...rest] = text.split('.');
    const value = Number(rest.join('.'));
    if (text === 'all')
        return 'all';
    if (name === 'agencies' && rest.length > 0 && rest.every(agency => /^\d+$/.test(agency)))
        return {agencies: rest.map(Number)};
    if (['government', 'best_connected', 'random_share'].includes(name) && rest.length > 0 && Number.isFinite(value) && value >= 0)
        return {[name]: value};
    return null;
}

function interventionText(intervention) {
    const [kind, start, end, ramp, intensity, target, cost] = interventionWords(intervention);
    const numbers = [start, end, ramp, intensity].map(plain);
    return ['+' + kind, ...numbers, targetText(target), ...cost === null ? [] : [plain(cost)]].join(',');
}

function interventionParsed(model, text) {
    const [kind, start, end, ramp, intensity, target, cost] = text.split(',');
    const numbers = [start, end, ramp, intensity, cost ?? '0'].map(Number);
    const whom = targetParsed(target ?? '');
    if (!model.intervention.has(kind) || whom === null || numbers.some(number => !Number.isFinite(number) || number < 0) ||
        numbers[1] <= numbers[0])
        return null;
    const [start_week, end_week, ramp_weeks, size] = numbers;
    const own = cost === undefined ? {} : {cost: numbers[4]};
    return {kind, start_week, end_week, ramp_weeks, intensity: size, target: whom, ...own};
}

function scenarioText(model, scenario) {
    const preset = scenarioOf(model, scenario.preset), mine = scenario.interventions;
    const kept = preset.interventions.length <= mine.length &&
                 preset.interventions.every((intervention, i) => sameIntervention(intervention, mine[i]));
    const changes = scenarioChanges(model, scenario).map(key => `${key}=${plain(scenarioValue(model, scenario, key))}`);
    const added = kept ? mine.slice(preset.interventions.length) : mine;
    return [scenario.preset, ...changes, ...kept ? [] : ['*'], ...added.map(interventionText)].join(';');
}

function scenarioParsed(model, text, problems) {
    const [name, ...parts] = text.split(';');
    if (!model.preset.has(name)) {
        problems.push(name);
        return null;
    }
    const scenario = scenarioOf(model, name);
    for (const part of parts) {
        const [key, value] = part.split('='), number = Number(value), row = model.parameter.get(key);
        const intervention = part.startsWith('+') ? interventionParsed(model, part.slice(1)) : null;
        if (part === '*')
            scenario.interventions = [];
        else if (intervention !== null)
            scenario.interventions.push(intervention);
        else if (row !== undefined && value !== '' && number >= row.low && number <= row.high)
            scenarioSet(model, scenario, key, number);
        else
            problems.push(part);
    }
    return scenario;
}

/** {language, seed, worlds, years, scenarios} as text. */
export function linkText(model, state) {
    const [a, b] = state.scenarios.map(scenario => scenarioText(model, scenario));
    return `lang=${state.language}&seed=${state.seed}&worlds=${state.worlds}&years=${state.years}&A=${a}&B=${b}`;
}

function within(text, [low, high]) {
    return /^\d+$/.test(text) && Number(text) >= low && Number(text) <= high;
}

/** Changes `state` to what the text says; what is not understood stays as it was and is listed in the answer. */
export function linkRead(model, text, state) {
    const problems = [];
    for (const part of text.replace(/^#/, '').split('&').filter(some => some !== '')) {
        const name = part.split('=', 1)[0];
        let value = part.slice(name.length + 1);
        try {
            value = decodeURIComponent(value);
        } catch {
            // a stray per cent sign: it is read as it stands
        }
        const scenario = name === 'A' || name === 'B' ? scenarioParsed(model, value, problems) : null;
        if (scenario !== null)
            state.scenarios[name === 'A' ? 0 : 1] = scenario;
        else if (name === 'lang' && ['en', 'zh-TW'].includes(value))
            state.language = value;
        else if (name === 'seed' && /^\d{1,20}$/.test(value) && BigInt(value) < 1n << 64n)
            state.seed = value;
        else if (name in LIMITS && within(value, LIMITS[name]))
            state[name] = Number(value);
        else if (name !== 'A' && name !== 'B')
            problems.push(part);
    }
    return problems;
}
