/** Bars: how collaborations end by case type, effects each on a scale of its own, money. */

import {letter, line, niceRange, scale, SIDES, textAt} from './chart.js';
import {svg} from './dom.js';

function open(place, height, alternative) {
    const em = letter(place), width = Math.max(place.clientWidth, 12 * em);
    const node = svg('svg', {width, height: height * em, viewBox: `0 0 ${width} ${height * em}`, role: 'img', 'aria-label': alternative});
    place.replaceChildren(node);
    return {node, em, width};
}

function stack(chart, parts, total, y, left, right) {
    let from = left;
    for (const {name, value, words} of parts) {
        const wide = total > 0 ? value / total * (right - left) : 0;
        if (wide < 0.3)
            continue;
        chart.node.append(svg('rect', {x: from, y, width: Math.max(wide - 1, 0.3), height: 1.25 * chart.em, class: `exit ${name}`},
                              svg('title', {}, words)));
        if (wide > 2.2 * chart.em)
            chart.node.append(textAt(from + wide / 2, y + 0.92 * chart.em, `${Math.round(100 * value / total)}`,
                                     {class: `within ${name}`, 'text-anchor': 'middle'}));
        from += wide;
    }
}

/** Two stacked bars, of A and of B, for each of `groups`: {title, bars: [{total, parts: [{name, value, words}]}]}. */
export function drawEndings(place, {groups, alternative}) {
    const chart = open(place, groups.length * 4.4 + 0.3, alternative), {em, width} = chart;
    groups.forEach((group, g) => {
        const top = g * 4.4 * em;
        chart.node.append(textAt(0, top + em, group.title, {class: 'heading'}));
        group.bars.forEach((bar, i) => {
            const y = top + (1.4 + 1.4 * i) * em;
            chart.node.append(textAt(0, y + 0.92 * em, 'AB'[i], {class: `name ${SIDES[i]}`}));
            stack(chart, bar.parts, bar.total, y, 1.3 * em, width);
        });
    });
}

/** One row an effect: {title, words, difference, tone}; each on a scale of its own around 0, in the middle. */
export function drawEffects(place, {rows, alternative}) {
    const chart = open(place, rows.length * 3 + 0.2, alternative), {em, width} = chart;
    rows.forEach((row, r) => {
        const top = r * 3 * em, y = top + 2.1 * em, {value, low, high} = row.difference;
        chart.node.append(textAt(0, top + em, row.title, {class: 'heading'}),
                          textAt(width, top + em, row.words, {class: `words ${row.tone}`, 'text-anchor': 'end'}),
                          line(0, y, width, y, 'grid'), line(width / 2, y - 0.6 * em, width / 2, y + 0.6 * em, 'zero'));
        if (low === null)
            return;
        const reach = niceRange(0, Math.max(Math.abs(low), Math.abs(high), 1e-9))[1];
        const x = scale([-reach, reach], [0.5 * em, width - 0.5 * em]);
        chart.node.append(line(x(low), y, x(high), y, `whisker ${row.tone}`),
                          svg('circle', {cx: x(value), cy: y, r: 0.38 * em, class: `point ${row.tone}`}));
    });
}

/** Bars of A and B from 0 for each row {title, values: [a, b], words: [a, b]} on one scale. */
export function drawBars(place, {rows, alternative}) {
    const chart = open(place, rows.length * 4.2, alternative), {em, width} = chart;
    const most = Math.max(...rows.flatMap(row => row.values), 1e-9), right = width - 5 * em;
    const x = scale([0, most], [1.3 * em, right]);
    rows.forEach((row, r) => {
        chart.node.append(textAt(0, (r * 4.2 + 1) * em, row.title, {class: 'heading'}));
        row.values.forEach((value, i) => {
            const y = (r * 4.2 + 1.4 + 1.3 * i) * em;
            chart.node.append(textAt(0, y + 0.85 * em, 'AB'[i], {class: `name ${SIDES[i]}`}),
                              svg('rect', {x: x(0), y, width: Math.max(x(value) - x(0), 1), height: 1.1 * em, class: `bar ${SIDES[i]}`}),
                              textAt(x(value) + 0.4 * em, y + 0.85 * em, row.words[i], {class: 'tick'}));
        });
    });
}
