/** Numbers as people read them, with a point in every language. */

/** Weeks of a year of the model. */
export const WEEKS = 52;

const MINUS = '\u2212';
const PERCENT = '\u00a0%';

export function fixed(value, digits) {
    if (value === null || !Number.isFinite(value))
        return '\u2013';
    const text = Math.abs(value).toFixed(digits);
    return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** Three digits that count, thousands set apart. */
export function rounded(value) {
    if (value === null || !Number.isFinite(value))
        return '\u2013';
    const size = Math.abs(value);
    const digits = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 5;
    return fixed(value, digits).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, '\u202f');
}

export function percent(value, digits = 1) {
    return value === null || !Number.isFinite(value) ? '\u2013' : fixed(100 * value, digits) + PERCENT;
}

export function signed(text) {
    return text.startsWith(MINUS) || /^[0.\u2013]+$/.test(text) ? text : '+' + text;
}

/** The number as it is written in files and links, without the last digits that arithmetic leaves. */
export function plain(value) {
    return String(Number(value.toPrecision(12)));
}
