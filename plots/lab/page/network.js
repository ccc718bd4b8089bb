/** One world of each scenario as a network of units that lights up over the years; a unit chosen tells of its collaborations. */

import {button, html, labelled, svg, table} from './dom.js';
import {fixed, WEEKS} from './numbers.js';
import {networkLayout} from './layout.js';

const STEP = 13, SIZE = 400, FINGER = 20;
const STATES = ['stateNone', 'stateProgramme', 'stateTried', 'stateRoutine'];
const CLASSES = ['none', 'programme', 'tried', 'routine'];

const begun = (week, now) => week !== null && week <= now;

/** 0: not yet; 1: through a programme; 2: tried of its own choice; 3: routine now. */
export function unitState(agencies, unit, now) {
    const routine = agencies.routine_week[unit], left = agencies.given_up_week[unit];
    if (begun(routine, now) && !(begun(left, now) && left > routine))
        return 3;
    return begun(agencies.tried_week[unit], now) ? 2 : begun(agencies.tried_programme_week[unit], now) ? 1 : 0;
}

function ties(network, places, within) {
    const government = network.agencies.government;
    const chosen = (network.ties ?? []).filter(([a, b]) => (government[a] === government[b]) === within);
    return svg('path', {
        class: within ? 'tie' : 'tie between',
        d: chosen.map(([a, b]) => `M${places[a].map(at => (at * SIZE).toFixed(0))}L${places[b].map(at => (at * SIZE).toFixed(0))}`).join('')
    });
}

/** The unit that is nearest in the direction of an arrow key. */
function neighbour(places, unit, key) {
    const [dx, dy] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[key];
    let best = unit, least = Infinity;
    places.forEach(([x, y], other) => {
        const along = (x - places[unit][0]) * dx + (y - places[unit][1]) * dy;
        const aside = Math.abs((x - places[unit][0]) * dy) + Math.abs((y - places[unit][1]) * dx);
        if (other !== unit && along > 1e-9 && along + 2 * aside < least)
            [best, least] = [other, along + 2 * aside];
    });
    return best;
}

/** The unit at most as far from a click as a finger is wide, or null. */
function nearest(drawing, places, event) {
    const box = drawing.getBoundingClientRect(), half = box.width / 2;
    const away = places.map(([x, y]) => Math.hypot(box.left + half + x * half - event.clientX, box.top + half + y * half - event.clientY));
    const unit = away.indexOf(Math.min(...away));
    return away[unit] <= FINGER ? unit : null;
}

function unitTitle(say, network, name, unit) {
    const government = network.agencies.government[unit];
    return say(government === 0 ? 'unitOfCentre' : 'unit', {n: unit, government, world: say('scenario' + name)});
}

/** The picture of one scenario's world. Returns {node, show(week), mark(unit)}. */
function picture(say, network, name, choose) {
    const {places, discs} = networkLayout(network.agencies.government);
    const size = SIZE * Math.min(0.02, 0.36 / Math.sqrt(places.length));
    const dots = places.map(([x, y]) => svg('circle', {cx: (x * SIZE).toFixed(1), cy: (y * SIZE).toFixed(1), r: size.toFixed(2), class: 'unit none'}));
    const cursor = svg('circle', {class: 'cursor', r: (1.9 * size).toFixed(2)});
    const drawing = svg('svg', {
        viewBox: `${-SIZE} ${-SIZE} ${2 * SIZE} ${2 * SIZE}`, class: 'network', tabindex: 0, role: 'application',
        'aria-label': say('networkAlternative', {of: places.length, governments: discs.length, world: say('scenario' + name)}),
        on: {
            click: event => {
                const unit = nearest(drawing, places, event);
                if (unit !== null)
                    pick(unit);
            },
            keydown: event => {
                if (event.key.startsWith('Arrow'))
                    move(neighbour(places, at, event.key));
                else if (event.key === 'Enter' || event.key === ' ')
                    pick(at);
                else
                    return;
                event.preventDefault();
            }
        }
    }, discs.map(({x, y, r}) => svg('circle', {cx: x * SIZE, cy: y * SIZE, r: r * SIZE + 2 * size, class: 'government'})),
       ties(network, places, true), ties(network, places, false), dots, cursor);
    const count = html('p', {class: 'count'}), spoken = html('span', {class: 'unseen', role: 'status'});
    let at = 0, now = 0;
    function move(unit) {
        at = unit;
        spoken.textContent = `${unitTitle(say, network, name, unit)}: ${say(STATES[unitState(network.agencies, unit, now)])}`;
        cursor.setAttribute('cx', places[unit][0] * SIZE);
        cursor.setAttribute('cy', places[unit][1] * SIZE);
        cursor.classList.add('seen');
    }
    function pick(unit) {
        move(unit);
        choose(unit);
    }
    function show(week) {
        now = week;
        const states = dots.map((dot, unit) => {
            const state = unitState(network.agencies, unit, week);
            dot.setAttribute('class', 'unit ' + CLASSES[state]);
            return state;
        });
        count.textContent = say('networkCount', {
            world: say('scenario' + name), of: dots.length, tried: network.agencies.tried_week.filter(tried => begun(tried, week)).length,
            routine: states.filter(state => state === 3).length
        });
    }
    return {node: html('figure', {class: name.toLowerCase()}, drawing, html('figcaption', {}, count, spoken)), show};
}

function unitSentences(say, agencies, unit) {
    const year = week => fixed(Math.max(week, 0) / WEEKS + 0.05, 1);
    const rows = [['unitProgramme', 'tried_programme_week'], ['unitTried', 'tried_week'], ['unitRoutine', 'routine_week']];
    return rows.filter(([, column]) => agencies[column][unit] !== null).map(([key, column]) => say(key, {year: year(agencies[column][unit])}));
}

/** What is known of a unit and its collaborations, each of which tells its story. */
function unitPanel(page, name, network, unit, tell) {
    const {say, model} = page, {agencies, episodes} = network;
    const exits = new Map(model.exits.map(exit => [exit.name, say.model(exit.title)]));
    const programmes = new Map(model.programmes.map(programme => [programme.name, say.model(programme.label)]));
    const mine = episodes.key.map((key, i) => i).filter(i => episodes.agency[i] === unit);
    const peers = (network.ties ?? []).filter(([a, b]) => a === unit || b === unit).length;
    return html('div', {class: 'unit-panel'}, html('h3', {tabindex: -1}, unitTitle(say, network, name, unit)),
                html('p', {}, [say('unitPeers', {n: peers}), ...unitSentences(say, agencies, unit)].join(' ')),
                mine.length === 0 ? html('p', {}, say('unitNever')) : html('h4', {}, say('unitEpisodes', {n: mine.length})),
                html('ul', {class: 'episodes'}, mine.map(i => html('li', {},
                    html('span', {class: `swatch exit ${episodes.exit[i] ?? 'open'}`, 'aria-hidden': true}),
                    say('episodeLine', {
                        year: fixed(Math.floor(episodes.start_week[i] / WEEKS) + 1, 0), programme: programmes.get(episodes.programme[i]),
                        exit: exits.get(episodes.exit[i]) ?? say('inProgress')
                    }), ' ', button(say('tellStory'), () => tell(episodes.key[i]), {class: 'small'})))));
}

/** Play, pause, and the year by hand; with reduced motion a step is a year. */
function player(page, weeks, show) {
    const {say} = page, calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const step = calm ? WEEKS : STEP, label = html('output', {});
    const range = html('input', {type: 'range', min: 0, max: weeks, step: STEP, value: weeks, 'aria-label': say('year'), on: {input: () => at(Number(range.value))}});
    let timer = null;
    function at(week) {
        range.value = week;
        label.textContent = say('networkYear', {n: fixed(week / WEEKS, 1)});
        range.setAttribute('aria-valuetext', label.textContent);
        show(week);
    }
    function stop() {
        clearInterval(timer);
        timer = null;
        play.textContent = say('play');
    }
    function tick() {
        if (!play.isConnected || Number(range.value) >= weeks)
            stop();
        else
            at(Math.min(Number(range.value) + step, weeks));
    }
    const play = button(say('play'), () => {
        if (timer !== null)
            return stop();
        if (Number(range.value) >= weeks)
            at(0);
        timer = setInterval(tick, calm ? 1000 : 250);
        play.textContent = say('pause');
    }, {class: 'primary'});
    at(weeks);
    return html('div', {class: 'player'}, play, range, label);
}

function countTable(page, networks, weeks) {
    const {say} = page, years = Array.from({length: Math.floor(weeks / WEEKS) + 1}, (ignored, i) => i);
    const names = [...networks.keys()].map(i => 'AB'[i]);
    const heads = [say('year'), ...names.flatMap(name => STATES.slice(1).map(state => `${name}: ${say(state)}`))];
    return table(say('networkTitle'), heads, years.map(year => [String(year), ...networks.flatMap(network => {
        const states = network.agencies.government.map((ignored, unit) => unitState(network.agencies, unit, year * WEEKS));
        return [1, 2, 3].map(state => String(states.filter(some => some === state).length));
    })]));
}

/**
 * The card. `page.network(scenario, replicate)` promises the network of a world; `tell(scenario, replicate, key)` tells a story.
 */
export function networkCard(page, tell) {
    const {say, view} = page;
    const body = html('div', {class: 'networks'}), about = html('div', {'aria-live': 'polite'});
    const number = html('input', {type: 'number', class: 'number', min: 0, max: 999999, value: view.world});
    async function load() {
        view.world = Math.max(0, Math.floor(Number(number.value) || 0));
        const world = view.world, weeks = page.state.years * WEEKS;
        body.replaceChildren(html('p', {class: 'hint'}, say('storyWorking')));
        about.replaceChildren();
        try {
            const networks = await Promise.all([0, 1].map(i => page.network(i, world)));
            const pictures = networks.map((network, i) => picture(say, network, 'AB'[i], unit => {
                about.replaceChildren(unitPanel(page, 'AB'[i], network, unit, key => tell(i, world, key)));
                about.querySelector('h3').focus();
            }));
            const legend = html('ul', {class: 'legend'}, STATES.map(
                (state, i) => html('li', {}, html('span', {class: `swatch unit ${CLASSES[i]}`, 'aria-hidden': true}), say(state))));
            const details = html('details', {class: 'data'}, html('summary', {}, say('table')), countTable(page, networks, weeks));
            body.replaceChildren(player(page, weeks, week => pictures.forEach(some => some.show(week))), legend,
                                 html('div', {class: 'pair'}, pictures.map(({node}) => node)), details);
        } catch (error) {
            body.replaceChildren(html('p', {class: 'problem'}, say('failed', {what: error.message})));
        }
    }
    const node = html('section', {class: 'card network', 'aria-labelledby': 'title-network'},
                      html('h2', {id: 'title-network'}, say('networkTitle')), html('p', {class: 'hint'}, say('networkHint')),
                      html('div', {class: 'row'}, labelled(say('worldNumber'), number), button(say('networkLoad'), load)), body, about);
    return {node, load, clear: () => {
        body.replaceChildren();
        about.replaceChildren();
    }};
}
