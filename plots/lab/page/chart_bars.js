/** Bars: how collaborations end by case type, effects each on a scale of its own, money. */

import {canvas, letter, line, niceRange, scale, SIDES, textAt} from './chart.js';
import {svg} from './dom.js';

/** One stacked bar; a part wide enough says how many of a hundred it is. */
function stack(chart, bar, y, left) {
    let from = left;
    for (const {name, value, words} of bar.parts) {
        const wide = bar.total > 0 ? value / bar.total * (chart.width - left) : 0;
        if (wide < 0.3)
            continue;
        const title = svg('title', {}, words), size = {width: Math.max(wide - 1, 0.3), height: 1.25 * chart.em};
        chart.node.append(svg('rect', {x: from, y, ...size, class: `exit ${name}`}, title));
        if (wide > 2.2 * chart.em) {
            const share = String(Math.round(100 * value / bar.total));
            chart.node.append(textAt(from + wide / 2, y + 0.92 * chart.em, share, {class: `within middle ${name}`}));
        }
        from += wide;
    }
}

/** Stacked bars of A and of B for each of `groups`: {title, bars: [{total, parts: [{name, value, words}]}]}. */
export function drawEndings(place, {groups, alternative}) {
    const high = 1.6 + 1.4 * groups[0].bars.length;
    const chart = canvas(place, groups.length * high + 0.3, alternative), {em} = chart;
    groups.forEach((group, g) => {
        const top = g * high * em;
        chart.node.append(textAt(0, top + em, group.title, {class: 'heading'}));
        group.bars.forEach((bar, i) => {
            const y = top + (1.4 + 1.4 * i) * em;
            chart.node.append(textAt(0, y + 0.92 * em, 'AB'[i], {class: `name ${SIDES[i]}`}));
            stack(chart, bar, y, 1.3 * em);
        });
    });
}

/** One row an effect: {title, words, difference, tone}; each on a scale of its own around 0, in the middle. */
export function drawEffects(place, {rows, alternative}) {
    const narrow = place.clientWidth < 36 * letter(place), high = narrow ? 4 : 3;
    const {node, em, width} = canvas(place, rows.length * high + 0.2, alternative);
    rows.forEach((row, r) => {
        const top = r * high * em, y = top + (high - 0.9) * em, {value, low, high: upper} = row.difference;
        const words = narrow ? textAt(0, top + 2.2 * em, row.words, {class: `words ${row.tone}`})
                             : textAt(width, top + em, row.words, {class: `words end ${row.tone}`});
        node.append(textAt(0, top + em, row.title, {class: 'heading'}), words,
                    line(0, y, width, y, 'grid'), line(width / 2, y - 0.6 * em, width / 2, y + 0.6 * em, 'zero'));
        if (value === null)
            return;
        const reach = niceRange(0, Math.max(...[value, low ?? 0, upper ?? 0].map(Math.abs), 1e-9))[1];
        const x = scale([-reach, reach], [0.5 * em, width - 0.5 * em]);
        node.append(low === null ? '' : line(x(low), y, x(upper), y, `whisker ${row.tone}`),
                    svg('circle', {cx: x(value), cy: y, r: 0.38 * em, class: `point ${row.tone}`}));
    });
}

/** Bars of A and B from 0 for each row {title, values: [a, b], words: [a, b]}, all on one scale. */
export function drawBars(place, {rows, alternative}) {
    const high = 1.6 + 1.3 * rows[0].values.length;
    const {node, em, width} = canvas(place, rows.length * high, alternative);
    const most = Math.max(...rows.flatMap(row => row.values), 1e-9);
    const x = scale([0, most], [1.3 * em, width - 5 * em]);
    rows.forEach((row, r) => {
        node.append(textAt(0, (r * high + 1) * em, row.title, {class: 'heading'}));
        row.values.forEach((value, i) => {
            const y = (r * high + 1.4 + 1.3 * i) * em, wide = Math.max(x(value) - x(0), 1);
            node.append(textAt(0, y + 0.85 * em, 'AB'[i], {class: `name ${SIDES[i]}`}),
                        svg('rect', {x: x(0), y, width: wide, height: 1.1 * em, class: `bar ${SIDES[i]}`}),
                        textAt(x(value) + 0.4 * em, y + 0.85 * em, row.words[i], {class: 'tick'}));
        });
    });
}
