/** Lines over the years: the mean of the worlds of each scenario, the interval of that mean (dark), and where nine worlds in
 * ten lie (light). */

import {apart, area, chartFrame, line, niceRange, path, SIDES, textAt, ticks} from './chart.js';
import {svg} from './dom.js';
import {fixed, WEEKS} from './numbers.js';

const FEW = 4;

const yearOf = point => (point.week + 1) / WEEKS;

/** Where the worlds and their mean lie. Of fewer than FEW worlds the interval would hide all else. */
function bands(frame, curve, [low, high], side) {
    const known = curve.filter(point => point.count >= FEW);
    const within = value => Math.min(Math.max(value, low), high);
    const at = key => known.map(point => [frame.x(yearOf(point)), frame.y(within(point[key]))]);
    return [svg('path', {d: area(at('bandHigh'), at('bandLow')), class: `band ${side}`}),
            svg('path', {d: area(at('high'), at('low')), class: `interval ${side}`})];
}

function middle(frame, curve) {
    const known = curve.filter(point => point.value !== null);
    return known.map(point => [frame.x(yearOf(point)), frame.y(point.value)]);
}

/** The range of all that is drawn, with 0 if `zero`. */
function rangeOf(curves, guess, zero) {
    const drawn = curves.flat().flatMap(point => [point.value, point.bandLow, point.bandHigh]);
    const values = drawn.concat(guess.map(point => point[1])).filter(value => value !== null && Number.isFinite(value));
    if (values.length === 0)
        return [0, 1];
    return zero ? [0, Math.max(...values, 0.05)] : [Math.min(...values), Math.max(...values)];
}

function drawGuess(frame, guess, name) {
    const points = guess.map(([year, value]) => [frame.x(year), frame.y(value)]);
    const [x, y] = points[points.length - 2];
    frame.node.append(svg('path', {d: path(points), class: 'guess'}),
                      textAt(x, y - 0.6 * frame.em, name, {class: 'guessed end'}));
}

/** Names at the ends of the lines, instead of a legend. */
function drawNames(frame, lines, labels) {
    const drawn = lines.map((points, i) => ({points, i})).filter(({points}) => points.length > 0);
    const heights = apart(drawn.map(({points}) => points[points.length - 1][1]), 1.1 * frame.em);
    drawn.forEach(({i}, k) => {
        const y = heights[k] + 0.35 * frame.em;
        frame.node.append(textAt(frame.inner.right + 0.4 * frame.em, y, labels[i], {class: `name ${SIDES[i]}`}));
    });
}

/** Where the pointer is: the year and what the lines say there. The table says the same to those without a pointer. */
function inspect(frame, curves, what) {
    const {em, inner, node, x} = frame;
    const rule = svg('line', {class: 'rule', y1: inner.top, y2: inner.bottom});
    const words = svg('text', {class: 'tick', y: inner.top - 0.2 * em});
    const off = (point, year) => Math.abs(yearOf(point) - year);
    const number = what.exact ?? what.yText;
    function show(event) {
        const year = (event.clientX - node.getBoundingClientRect().left - x(0)) / (x(1) - x(0));
        const [first] = curves[0];
        if (first === undefined)
            return;
        const near = curves[0].reduce((best, point) => off(point, year) < off(best, year) ? point : best, first);
        const at = x(yearOf(near)), left = at > (inner.left + inner.right) / 2;
        const values = curves.map((curve, i) => {
            const point = curve.find(some => some.week === near.week);
            return `${what.labels[i]} ${number(point?.value ?? null)}`;
        });
        rule.classList.add('seen');
        rule.setAttribute('x1', at);
        rule.setAttribute('x2', at);
        words.setAttribute('x', at + (left ? -0.3 : 0.3) * em);
        words.setAttribute('class', left ? 'tick end' : 'tick');
        words.textContent = `${fixed(yearOf(near), 1)}: ${values.join(', ')}`;
    }
    node.append(rule, words);
    node.addEventListener('pointermove', show);
    node.addEventListener('pointerdown', show);
}

/**
 * @param {{curves: object[][], years: number, yText: Function, exact?: Function, alternative: string, xTitle?: string,
 *          height: number, zero: boolean, labels: string[], guess?: number[][], guessName?: string, hidden?: boolean,
 *          range?: number[]}} what  curves of A and B; guess: [[year, value], …]; hidden: B is not shown yet
 */
export function drawLines(place, what) {
    const curves = what.hidden ? what.curves.slice(0, 1) : what.curves, guess = what.guess ?? [];
    const most = what.height > 15 ? 5 : 4;
    const [low, high] = what.range ?? niceRange(...rangeOf(curves, guess, what.zero), most);
    const frame = chartFrame(place, {
        x: [0, what.years],
        y: [low, high],
        xTicks: ticks(0, what.years, what.years > 8 ? 5 : what.years),
        yTicks: ticks(low, high, most),
        xText: String,
        yText: what.yText,
        height: what.height,
        alternative: what.alternative,
        xTitle: what.xTitle,
        right: 1.5
    });
    curves.forEach((curve, i) => frame.node.append(...bands(frame, curve, [low, high], SIDES[i])));
    const lines = curves.map(curve => middle(frame, curve));
    lines.forEach((points, i) => frame.node.append(svg('path', {d: path(points), class: `mean ${SIDES[i]}`})));
    if (guess.length > 1)
        drawGuess(frame, guess, what.guessName);
    drawNames(frame, lines, what.labels);
    inspect(frame, curves, what);
    return frame;
}

/** The interval of a difference as more worlds are counted. The first ones are so wide that they would hide the rest: cut. */
export function drawSharpening(place, {points, worlds, yText, alternative, xTitle}) {
    const bounds = points.slice(2).concat(points.slice(-1)).flatMap(({low, high}) => [low, high]);
    const [low, high] = niceRange(Math.min(0, ...bounds), Math.max(0, ...bounds), 4);
    const most = Math.max(worlds, 3);
    const frame = chartFrame(place, {
        x: [1, most],
        y: [low, high],
        xTicks: ticks(1, most, 5).filter(Number.isInteger),
        yTicks: ticks(low, high, 4),
        xText: String,
        yText,
        height: 11,
        alternative,
        xTitle
    });
    const within = value => Math.min(Math.max(value, low), high);
    const at = key => points.map(point => [frame.x(point.worlds), frame.y(within(point[key]))]);
    frame.node.append(svg('path', {d: area(at('high'), at('low')), class: 'interval b'}),
                      line(frame.inner.left, frame.y(0), frame.inner.right, frame.y(0), 'zero'),
                      svg('path', {d: path(at('value')), class: 'mean b'}));
}
