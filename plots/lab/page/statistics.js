/** Means over worlds with Student's interval, quantiles, paired differences: the definitions of analysis/estimate. NaN and
 * null are left out; what is not known is null. */

const CONFIDENCE = 0.95;

/** Probability that |T| is at most tan(angle)·√freedom, for whole degrees of freedom (Abramowitz & Stegun 1964, 26.7.3-4). */
function studentWithin(angle, freedom) {
    const odd = freedom % 2 === 1, cosine = Math.cos(angle);
    let term = odd ? cosine : 1, sum = freedom === 1 ? 0 : term;
    for (let k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
        term *= (k - 1) / k * cosine * cosine;
        sum += term;
    }
    return odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** Two-sided critical value of the t distribution. */
export function studentCritical(freedom, confidence = CONFIDENCE) {
    let low = 0, high = Math.PI / 2;
    for (let i = 0; i < 60; i++) {
        const middle = (low + high) / 2;
        if (studentWithin(middle, freedom) < confidence)
            low = middle;
        else
            high = middle;
    }
    return Math.sqrt(freedom) * Math.tan(low);
}

export function known(values) {
    return values.filter(value => value !== null && Number.isFinite(value));
}

export function mean(values) {
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Covariance of two lists of the same length; of a list with itself its variance. */
export function covariance(a, b) {
    const centreA = mean(a), centreB = mean(b);
    return a.reduce((sum, value, i) => sum + (value - centreA) * (b[i] - centreB), 0) / (a.length - 1);
}

/** Quantile, linear between order statistics (Hyndman & Fan 1996, type 7). */
export function quantile(values, share) {
    if (values.length === 0)
        return null;
    const sorted = [...values].sort((a, b) => a - b);
    const place = share * (sorted.length - 1), below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** A mean with its interval and the spread of worlds: {value, low, high, bandLow, bandHigh, count}. */
export function estimate(values) {
    const x = known(values), value = mean(x);
    const half = x.length < 2 ? null : studentCritical(x.length - 1) * Math.sqrt(covariance(x, x) / x.length);
    return {
        value,
        low: half === null ? null : value - half,
        high: half === null ? null : value + half,
        bandLow: quantile(x, 0.05),
        bandHigh: quantile(x, 0.95),
        count: x.length
    };
}

/** The same for a quantity within [0, 1]: an interval that would leave it is taken to the logit scale (Agresti 2013,
 * section 16.1). */
export function estimateShare(values) {
    const plain = estimate(values), {value, low, high} = plain;
    if (low === null || (low >= 0 && high <= 1))
        return plain;
    if (value <= 0 || value >= 1)
        return {...plain, low: Math.max(low, 0), high: Math.min(high, 1)};
    const centre = Math.log(value / (1 - value)), half = (high - low) / 2 / (value * (1 - value));
    return {...plain, low: 1 / (1 + Math.exp(half - centre)), high: 1 / (1 + Math.exp(-half - centre))};
}

/** Ratio of two means of pairs with Fieller's interval (1954); null where the denominator may be 0. */
export function fieller(top, bottom) {
    const n = top.length;
    if (n < 3)
        return null;
    const t = studentCritical(n - 1), x = mean(bottom), y = mean(top);
    const a = x * x - t * t * covariance(bottom, bottom) / n;
    const b = x * y - t * t * covariance(top, bottom) / n;
    const c = y * y - t * t * covariance(top, top) / n;
    const square = b * b - a * c;
    if (a <= 0 || square < 0)
        return null;
    return {value: y / x, low: (b - Math.sqrt(square)) / a, high: (b + Math.sqrt(square)) / a, count: n};
}
