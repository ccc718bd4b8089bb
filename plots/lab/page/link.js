/** The state of the page as the part of an address behind "#", which people can read and send:
 *     seed=20260101&worlds=20&years=10&A=baseline&B=baseline;legal.ambiguity=0.4;+legal_guideline,104,520,26,0.5,all
 * A scenario is its preset, then what is changed: values, interventions ("+"), and "*" where those of the preset are left
 * out. A target is all, government.3, agencies.75.80, best_connected.10 or random.0.2. curve=routine and measure=completed
 * say what is looked at, predict=1 hides B until it is revealed. */

import {plain} from './numbers.js';
import {CURVES} from './replicate.js';
import {measureOf} from './results.js';
import {interventionWords, sameIntervention, scenarioChanges, scenarioOf} from './scenario.js';
import {scenarioSet, scenarioValue, TARGET_FIELDS, targetOf} from './scenario.js';

export const LIMITS = {worlds: [1, 500], years: [1, 20]};

const LOOKS = {curve: key => CURVES.includes(key), measure: key => measureOf(key) !== undefined};

export function isSeed(text) {
    return /^\d{1,20}$/.test(text) && BigInt(text) < 1n << 64n;
}

function targetParsed(text) {
    const [target, ...rest] = text.split('.');
    if (target === 'all' && rest.length === 0)
        return {target};
    const value = target === 'agencies' ? rest.map(Number) : Number(rest.join('.'));
    const valid = rest.length > 0 && rest.every(part => /^\d+$/.test(part)) && Object.hasOwn(TARGET_FIELDS, target);
    return valid ? targetOf(target, value) : null;
}

function interventionText(intervention) {
    const {kind, numbers, target, value, cost} = interventionWords(intervention);
    const whom = [target, ...value === null ? [] : [value].flat()].join('.');
    return ['+' + kind, ...numbers.map(plain), whom, ...cost === null ? [] : [plain(cost)]].join(',');
}

function interventionParsed(model, text) {
    const [kind, start, end, ramp, intensity, target, price] = text.split(',');
    const numbers = [start, end, ramp, intensity, price ?? '0'].map(Number);
    const whom = targetParsed(target ?? '');
    if (!model.intervention.has(kind) || whom === null || numbers.some(number => !Number.isFinite(number) || number < 0) ||
        numbers[1] <= numbers[0])
        return null;
    const [start_week, end_week, ramp_weeks, size] = numbers;
    return {kind, start_week, end_week, ramp_weeks, intensity: size, cost: price === undefined ? null : numbers[4], ...whom};
}

function scenarioText(model, scenario) {
    const preset = scenarioOf(model, scenario.preset), mine = scenario.interventions;
    const kept = preset.interventions.length <= mine.length &&
                 preset.interventions.every((intervention, i) => sameIntervention(intervention, mine[i]));
    const changes = scenarioChanges(model, scenario).map(key => `${key}=${plain(scenarioValue(model, scenario, key))}`);
    const added = kept ? mine.slice(preset.interventions.length) : mine;
    return [scenario.preset, ...changes, ...kept ? [] : ['*'], ...added.map(interventionText)].join(';');
}

/** Whether a parameter may have the value: a decimal number within its limits, a whole one where it counts. */
function valueAccepted(row, text) {
    const number = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
    return number >= row.low && number <= row.high && (row.kind === 'real' || Number.isInteger(number));
}

function scenarioParsed(model, text, problems) {
    const [name, ...parts] = text.split(';');
    if (!model.preset.has(name)) {
        problems.push(name);
        return null;
    }
    const scenario = scenarioOf(model, name);
    for (const part of parts) {
        const [key, value = ''] = part.split('='), row = model.parameter.get(key);
        const intervention = part.startsWith('+') ? interventionParsed(model, part.slice(1)) : null;
        if (part === '*')
            scenario.interventions = [];
        else if (intervention !== null)
            scenario.interventions.push(intervention);
        else if (row !== undefined && valueAccepted(row, value))
            scenarioSet(model, scenario, key, Number(value));
        else
            problems.push(part);
    }
    return scenario;
}

/** {language, seed, worlds, years, curve, measure, predict, scenarios} as text. */
export function linkText(model, state) {
    const [a, b] = state.scenarios.map(scenario => scenarioText(model, scenario));
    const look = ['curve', 'measure'].filter(name => state[name] !== 'tried').map(name => `&${name}=${state[name]}`).join('');
    const run = `lang=${state.language}&seed=${state.seed}&worlds=${state.worlds}&years=${state.years}`;
    return `${run}${look}${state.predict ? '&predict=1' : ''}&A=${a}&B=${b}`;
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
        else if (name === 'seed' && isSeed(value))
            state.seed = value;
        else if (Object.hasOwn(LIMITS, name) && within(value, LIMITS[name]))
            state[name] = Number(value);
        else if (Object.hasOwn(LOOKS, name) && LOOKS[name](value))
            state[name] = value;
        else if (name === 'predict' && ['0', '1'].includes(value))
            state.predict = value === '1';
        else if (name !== 'A' && name !== 'B')
            problems.push(part);
    }
    return problems;
}

/** What was not understood, as it may be shown: the first of it, without marks that order or turn the writing. */
export function problemsShown(problems) {
    const words = problems.slice(0, 5).map(text => text.slice(0, 60).replace(/\p{C}/gu, '?') + (text.length > 60 ? '\u2026' : ''));
    return words.join(', ') + (problems.length > words.length ? ', \u2026' : '');
}
