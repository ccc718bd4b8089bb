/** Lines over the years: the mean of the worlds of each scenario, the interval of that mean (dark), where nine worlds in ten lie (light). */

import {apart, area, chartFrame, line, niceRange, path, SIDES, textAt, ticks} from './chart.js';
import {svg} from './dom.js';
import {WEEKS} from './numbers.js';

function bands(frame, curve, name) {
    const at = key => curve.filter(point => point.low !== null).map(point => [frame.x((point.week + 1) / WEEKS), frame.y(point[key])]);
    if (at('low').length < 2)
        return [];
    return [svg('path', {d: area(at('bandHigh'), at('bandLow')), class: `band ${name}`}),
            svg('path', {d: area(at('high'), at('low')), class: `interval ${name}`})];
}

const middle = (frame, curve) => curve.filter(point => point.value !== null)
                                     .map(point => [frame.x((point.week + 1) / WEEKS), frame.y(point.value)]);

/** The range of all that is drawn, with 0 if `zero`. */
function rangeOf(curves, guess, zero) {
    const values = curves.flat().flatMap(point => [point.value, point.bandLow, point.bandHigh]).concat(guess.map(point => point[1]))
                       .filter(value => value !== null && Number.isFinite(value));
    return values.length === 0 ? [0, 1] : [zero ? 0 : Math.min(...values), Math.max(...values, zero ? 0.05 : -Infinity)];
}

/** Where the pointer is: the year and what the lines say there. The table says the same to those without a pointer. */
function inspect(frame, curves, what) {
    const rule = svg('line', {class: 'rule', y1: frame.inner.top, y2: frame.inner.bottom}), words = svg('text', {class: 'tick', y: frame.inner.top + 0.2 * frame.em});
    const show = event => {
        const year = (event.clientX - frame.node.getBoundingClientRect().left - frame.x(0)) / (frame.x(1) - frame.x(0));
        const near = curves[0].reduce((best, point) => Math.abs(point.week + 1 - year * WEEKS) < Math.abs(best.week + 1 - year * WEEKS) ? point : best, curves[0][0]);
        if (near === undefined)
            return;
        const at = frame.x((near.week + 1) / WEEKS), left = at > (frame.inner.left + frame.inner.right) / 2;
        const values = curves.map((curve, i) => `${what.labels[i]} ${(what.exact ?? what.yText)(curve.find(point => point.week === near.week)?.value ?? null)}`);
        rule.setAttribute('x1', at);
        rule.setAttribute('x2', at);
        words.setAttribute('x', at + (left ? -0.3 : 0.3) * frame.em);
        words.setAttribute('text-anchor', left ? 'end' : 'start');
        words.textContent = `${((near.week + 1) / WEEKS).toFixed(1)}: ${values.join(', ')}`;
    };
    frame.node.append(rule, words);
    frame.node.addEventListener('pointermove', show);
    frame.node.addEventListener('pointerdown', show);
}

/**
 * @param {{curves: object[][], years: number, yText: Function, alternative: string, xTitle?: string, height: number,
 *          zero: boolean, labels: string[], exact?: Function, guess?: number[][], guessName?: string, hidden?: boolean, range?: number[]}} what  curves of A and B;
 *        guess: [[year, value], …]; hidden: B is not shown yet
 */
export function drawLines(place, what) {
    const curves = what.hidden ? what.curves.slice(0, 1) : what.curves, guess = what.guess ?? [];
    const [low, high] = what.range ?? niceRange(...rangeOf(curves, guess, what.zero), 4);
    const frame = chartFrame(place, {
        x: [0, what.years], y: [low, high], xTicks: ticks(0, what.years, what.years > 8 ? 5 : what.years), yTicks: ticks(low, high, what.height > 15 ? 5 : 4),
        xText: String, yText: what.yText, height: what.height, alternative: what.alternative, xTitle: what.xTitle,
        right: 0.9 + 0.55 * Math.max(...what.labels.map(label => label.length))
    });
    curves.forEach((curve, i) => frame.node.append(...bands(frame, curve, SIDES[i])));
    const lines = curves.map(curve => middle(frame, curve));
    lines.forEach((points, i) => frame.node.append(svg('path', {d: path(points), class: `mean ${SIDES[i]}`})));
    if (guess.length > 1) {
        const points = guess.map(([year, value]) => [frame.x(year), frame.y(value)]), [x, y] = points[points.length - 2];
        frame.node.append(svg('path', {d: path(points), class: 'guess'}),
                          textAt(x, y - 0.6 * frame.em, what.guessName, {class: 'guessed', 'text-anchor': 'end'}));
    }
    const drawn = lines.map((points, i) => ({points, i})).filter(({points}) => points.length > 0);
    const heights = apart(drawn.map(({points}) => points[points.length - 1][1]), 1.1 * frame.em);
    drawn.forEach(({i}, k) => frame.node.append(
        textAt(frame.inner.right + 0.4 * frame.em, heights[k] + 0.35 * frame.em, what.labels[i], {class: `name ${SIDES[i]}`})));
    inspect(frame, curves, what);
    return frame;
}

/** The interval of a difference as more worlds are counted. */
export function drawSharpening(place, {points, worlds, yText, alternative, xTitle}) {
    const bounds = points.slice(2).concat(points.slice(-1)).flatMap(({low, high}) => [low, high]);
    const [low, high] = niceRange(Math.min(0, ...bounds), Math.max(0, ...bounds), 4);
    const most = Math.max(worlds, 3);
    const frame = chartFrame(place, {
        x: [1, most], y: [low, high], xTicks: ticks(1, most, 5).filter(tick => Number.isInteger(tick)), yTicks: ticks(low, high, 4),
        xText: String, yText, height: 11, alternative, xTitle
    });
    const within = value => Math.min(Math.max(value, low), high);
    const at = key => points.map(point => [frame.x(point.worlds), frame.y(within(point[key]))]);
    frame.node.append(svg('path', {d: points.length > 1 ? area(at('high'), at('low')) : '', class: 'interval b'}),
                      line(frame.inner.left, frame.y(0), frame.inner.right, frame.y(0), 'zero'),
                      svg('path', {d: path(at('value')), class: 'mean b'}));
}
