/** What all charts share: a frame with axes as wide as its place, measured in letters, so that it grows in projector mode.
 * Colours come from the style. */

import {svg} from './dom.js';

/** Names of both scenarios in the style. */
export const SIDES = ['a', 'b'];

/** Round places on an axis: at most `most` intervals of 1, 2 or 5 times a power of ten. */
export function ticks(low, high, most = 5) {
    const rough = (high - low) / most;
    if (!(rough > 0))
        return [low];
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(n => n * power).find(some => some >= rough * 0.999);
    const first = Math.ceil(low / step - 1e-9), last = Math.floor(high / step + 1e-9);
    return Array.from({length: last - first + 1}, (ignored, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The whole steps that hold [low, high]. */
export function niceRange(low, high, most = 5) {
    const span = high > low ? high - low : Math.abs(high) || 1;
    const steps = ticks(low, low + span, most);
    const step = steps.length > 1 ? steps[1] - steps[0] : span;
    return [Math.floor(low / step + 1e-9) * step, Math.ceil((low + span) / step - 1e-9) * step];
}

export const scale = (from, to) => value => to[0] + (value - from[0]) / (from[1] - from[0]) * (to[1] - to[0]);

/** The size of a letter in pixels. */
export const letter = place => parseFloat(getComputedStyle(place).fontSize) || 16;

export function textAt(x, y, words, attributes = {}) {
    return svg('text', {x: x.toFixed(1), y: y.toFixed(1), ...attributes}, words);
}

export const line = (x1, y1, x2, y2, className) => svg('line', {x1, y1, x2, y2, class: className});

/** A line through points [[x, y], …], in pixels. */
export const path = points =>
    points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** An area between two lines over the same places. */
export const area = (upper, lower) => upper.length === 0 ? '' : path([...upper, ...[...lower].reverse()]) + 'Z';

/** An empty picture in `place`, which it replaces: {node, em, width, height}; height in letters. */
export function canvas(place, height, alternative) {
    const em = letter(place), width = Math.max(place.clientWidth, 12 * em), high = height * em;
    const node = svg('svg', {
        width, height: high, viewBox: `0 0 ${width} ${high}`, role: 'img', 'aria-label': alternative
    });
    place.replaceChildren(node);
    return {node, em, width, height: high};
}

/**
 * A picture with axes. Returns {node, x, y, inner, em}: the svg, scales from data to pixels, the inner rectangle, a letter.
 * @param {{x: number[], y: number[], xTicks: number[], yTicks: number[], xText: Function, yText: Function, height: number,
 *          alternative: string, right?: number, xTitle?: string}} frame  right: letters kept free for labels
 */
export function chartFrame(place, frame) {
    const {node, em, width, height} = canvas(place, frame.height, frame.alternative), small = 0.75 * em;
    const widest = Math.max(...frame.yTicks.map(tick => frame.yText(tick).length));
    const inner = {
        left: (0.62 * widest + 0.7) * small,
        right: width - (frame.right ?? 1.2) * em,
        top: 0.9 * em,
        bottom: height - (frame.xTitle === undefined ? 1.6 : 2.7) * em
    };
    const x = scale(frame.x, [inner.left, inner.right]), y = scale(frame.y, [inner.bottom, inner.top]);
    for (const tick of frame.yTicks) {
        const words = textAt(inner.left - 0.4 * small, y(tick) + 0.35 * small, frame.yText(tick), {class: 'tick end'});
        node.append(line(inner.left, y(tick), inner.right, y(tick), 'grid'), words);
    }
    for (const tick of frame.xTicks) {
        const words = textAt(x(tick), inner.bottom + 1.3 * em, frame.xText(tick), {class: 'tick middle'});
        node.append(line(x(tick), inner.bottom, x(tick), inner.bottom + 0.3 * em, 'axis'), words);
    }
    node.append(line(inner.left, inner.bottom, inner.right, inner.bottom, 'axis'));
    if (frame.xTitle !== undefined)
        node.append(textAt((inner.left + inner.right) / 2, height - 0.3 * em, frame.xTitle, {class: 'tick middle'}));
    return {node, x, y, inner, em};
}

/** Heights for labels that are wanted at `heights` and need `room` each: moved apart, in the same order. */
export function apart(heights, room) {
    const order = heights.map((height, i) => ({height, i})).sort((a, b) => a.height - b.height);
    order.forEach((label, k) => {
        if (k > 0)
            label.height = Math.max(label.height, order[k - 1].height + room);
    });
    const moved = order.reduce((sum, label) => sum + label.height - heights[label.i], 0) / (order.length || 1);
    const placed = [];
    order.forEach(label => placed[label.i] = label.height - moved);
    return placed;
}
