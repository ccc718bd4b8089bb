/** Measures in words: their numbers and differences with units, and what is said of an effect. */

import {fixed, percent, rounded, signed} from './numbers.js';

export const measureTitle = (say, measure) => say('measure_' + measure.key);

export function measureText(measure, value) {
    return measure.unit === 'share' ? percent(value) : rounded(value);
}

/** A difference without its unit: shares in points of a hundred. */
export function differenceNumber(measure, value) {
    return signed(measure.unit === 'share' ? fixed(value === null ? null : 100 * value, 1) : rounded(value));
}

export function differenceText(say, measure, value) {
    const number = differenceNumber(measure, value);
    return measure.unit === 'share' ? say('points', {n: number}) : number;
}

/** "better", "worse", "other" where the interval leaves out 0, else "unclear". */
export function tone(measure, {low, high}) {
    if (low === null || (low <= 0 && high >= 0))
        return 'unclear';
    const sign = (low > 0 ? 1 : -1) * measure.better;
    return sign > 0 ? 'better' : sign < 0 ? 'worse' : 'other';
}

/** One sentence of what is known of the effect so far. */
export function effectSentence(say, measure, {a, b, difference}) {
    const what = measureTitle(say, measure);
    if (difference.low === null)
        return say('headlineFirst', {what, a: measureText(measure, a.value), b: measureText(measure, b.value)});
    const {value, low, high} = difference, text = differenceText(say, measure, value);
    if (low <= 0 && high >= 0)
        return say('headlineUnclear', {
            what, difference: text, low: differenceNumber(measure, low), high: differenceNumber(measure, high)
        });
    const size = some => differenceNumber(measure, some).replace(/^[+\u2212]/, '');
    const [least, most] = low > 0 ? [low, high] : [high, low];
    return say(low > 0 ? 'headlineMore' : 'headlineLess', {
        what, difference: text.replace(/^[+\u2212]/, ''), low: size(least), high: size(most)
    });
}
