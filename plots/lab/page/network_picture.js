/** The picture of one world as a network of units, by pointer and by keys. */

import {html, svg} from './dom.js';
import {networkLayout} from './layout.js';

const SIZE = 400, FINGER = 20;

/** What a unit is at a week, as in the texts, and in the style. */
export const UNIT_STATES = ['stateNone', 'stateProgramme', 'stateTried', 'stateRoutine'];
export const UNIT_CLASSES = ['none', 'programme', 'tried', 'routine'];

export const begun = (week, now) => week !== null && week <= now;

/** 0: not yet; 1: through a programme; 2: tried of its own choice; 3: routine now. */
export function unitState(agencies, unit, now) {
    const routine = agencies.routine_week[unit], left = agencies.given_up_week[unit];
    if (begun(routine, now) && !(begun(left, now) && left > routine))
        return 3;
    return begun(agencies.tried_week[unit], now) ? 2 : begun(agencies.tried_programme_week[unit], now) ? 1 : 0;
}

export function unitTitle(say, network, name, unit) {
    const government = network.agencies.government[unit];
    return say(government === 0 ? 'unitOfCentre' : 'unit', {n: unit, government, world: say('scenario' + name)});
}

/** The ties within governments, or between them, as one path. */
function ties(network, places, within) {
    const government = network.agencies.government;
    const chosen = (network.ties ?? []).filter(([a, b]) => (government[a] === government[b]) === within);
    const at = unit => places[unit].map(value => (value * SIZE).toFixed(0));
    return svg('path', {class: within ? 'tie' : 'tie between', d: chosen.map(([a, b]) => `M${at(a)}L${at(b)}`).join('')});
}

/** The unit that is nearest in the direction of an arrow key. */
function neighbour(places, unit, key) {
    const [dx, dy] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[key];
    let best = unit, least = Infinity;
    places.forEach(([x, y], other) => {
        const right = x - places[unit][0], down = y - places[unit][1];
        const along = right * dx + down * dy, aside = Math.abs(right * dy) + Math.abs(down * dx);
        if (other !== unit && along > 1e-9 && along + 2 * aside < least)
            [best, least] = [other, along + 2 * aside];
    });
    return best;
}

/** The unit at most as far from a click as a finger is wide, or null. */
function nearest(drawing, places, event) {
    const box = drawing.getBoundingClientRect(), half = box.width / 2;
    const right = event.clientX - box.left - half, down = event.clientY - box.top - half;
    const away = places.map(([x, y]) => Math.hypot(x * half - right, y * half - down));
    const unit = away.indexOf(Math.min(...away));
    return away[unit] <= FINGER ? unit : null;
}

/** Returns {node, show(week)}; `choose(unit)` is called for one that is clicked or entered. */
export function networkPicture(say, network, name, choose) {
    const {agencies} = network, {places, discs} = networkLayout(agencies.government);
    const size = SIZE * Math.min(0.02, 0.36 / Math.sqrt(places.length)), world = say('scenario' + name);
    const dots = places.map(([x, y]) => svg('circle', {cx: x * SIZE, cy: y * SIZE, r: size, class: 'unit none'}));
    const cursor = svg('circle', {class: 'cursor', r: 1.9 * size});
    const grounds = discs.map(({x, y, r}) => svg(
        'circle', {cx: x * SIZE, cy: y * SIZE, r: r * SIZE + 2 * size, class: 'government'}));
    const count = html('p', {class: 'count'}), spoken = html('span', {class: 'unseen', role: 'status'});
    let at = 0, now = 0;

    function move(unit) {
        at = unit;
        spoken.textContent = `${unitTitle(say, network, name, unit)}: ${say(UNIT_STATES[unitState(agencies, unit, now)])}`;
        cursor.setAttribute('cx', places[unit][0] * SIZE);
        cursor.setAttribute('cy', places[unit][1] * SIZE);
        cursor.classList.add('seen');
    }
    function pick(unit) {
        move(unit);
        choose(unit);
    }
    function click(event) {
        const unit = nearest(drawing, places, event);
        if (unit !== null)
            pick(unit);
    }
    function press(event) {
        if (event.key.startsWith('Arrow'))
            move(neighbour(places, at, event.key));
        else if (event.key === 'Enter' || event.key === ' ')
            pick(at);
        else
            return;
        event.preventDefault();
    }
    const drawing = svg('svg', {
        viewBox: `${-SIZE} ${-SIZE} ${2 * SIZE} ${2 * SIZE}`,
        class: 'network',
        tabindex: 0,
        role: 'application',
        'aria-label': say('networkAlternative', {of: places.length, governments: discs.length, world}),
        on: {click, keydown: press}
    }, grounds, ties(network, places, true), ties(network, places, false), dots, cursor);

    function show(week) {
        now = week;
        const states = places.map((place, unit) => unitState(agencies, unit, week));
        dots.forEach((dot, unit) => dot.setAttribute('class', 'unit ' + UNIT_CLASSES[states[unit]]));
        const tried = agencies.tried_week.filter(some => begun(some, week)).length;
        const routine = states.filter(state => state === 3).length;
        count.textContent = say('networkCount', {world, of: dots.length, tried, routine});
    }
    const caption = html('figcaption', {}, count, spoken);
    return {node: html('figure', {class: name.toLowerCase()}, drawing, caption), show};
}
