/** One world of each scenario, unit by unit, over the years; a unit chosen tells of its collaborations. */

import {button, html, labelled, table} from './dom.js';
import {networkPicture, UNIT_CLASSES, UNIT_STATES, unitState, unitTitle} from './network_picture.js';
import {fixed, WEEKS} from './numbers.js';

const STEP = 13; // weeks from picture to picture

function unitSentences(say, agencies, unit) {
    const rows = [['unitProgramme', 'tried_programme_week'], ['unitTried', 'tried_week'], ['unitRoutine', 'routine_week']];
    return rows.filter(([, column]) => agencies[column][unit] !== null).map(([key, column]) => {
        const year = Math.floor(agencies[column][unit] / WEEKS) + 1;
        return year < 1 ? say(key + 'Before') : say(key, {year});
    });
}

/** "year 3, data heroes: completed" of row i of the episodes of a network. */
export function episodeText({say, model}, {episodes}, i) {
    const exit = model.exits.find(({name}) => name === episodes.exit[i]);
    const programme = model.programmes.find(({name}) => name === episodes.programme[i]);
    return say('episodeLine', {
        year: Math.floor(episodes.start_week[i] / WEEKS) + 1,
        programme: say.model(programme.label),
        exit: exit === undefined ? say('inProgress') : say.model(exit.title)
    });
}

/** What is known of a unit and its collaborations, each of which tells its story. */
function unitPanel(page, name, network, unit, tell) {
    const {say} = page, {agencies, episodes} = network;
    const mine = episodes.key.map((key, i) => i).filter(i => episodes.agency[i] === unit);
    const peers = (network.ties ?? []).filter(([a, b]) => a === unit || b === unit).length;
    const item = i => {
        const words = episodeText(page, network, i), kind = episodes.exit[i] ?? 'open';
        return html('li', {}, html('span', {class: `swatch exit ${kind}`, 'aria-hidden': true}), words, ' ',
                    button(say('tellStory'), () => tell(episodes.key[i]), {
                        class: 'small', 'aria-label': `${say('tellStory')}: ${words}`
                    }));
    };
    return html('div', {class: 'unit-panel'}, html('h3', {tabindex: -1}, unitTitle(say, network, name, unit)),
                html('p', {}, [say('unitPeers', {n: peers}), ...unitSentences(say, agencies, unit)].join(' ')),
                mine.length === 0 ? html('p', {}, say('unitNever')) : html('h4', {}, say('unitEpisodes', {n: mine.length})),
                html('ul', {class: 'episodes'}, mine.map(item)));
}

/** Play, pause, and the year by hand; with reduced motion a step is a year. */
function player(say, weeks, show) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches, step = calm ? WEEKS : STEP;
    const label = html('output');
    const range = html('input', {
        type: 'range', min: 0, max: weeks, step: STEP, 'aria-label': say('year'), on: {input: () => at(Number(range.value))}
    });
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

function countTable(say, networks, weeks) {
    const years = Array.from({length: Math.floor(weeks / WEEKS) + 1}, (ignored, i) => i), told = [1, 2, 3];
    const heads = ['A', 'B'].flatMap(name => told.map(state => `${name}: ${say(UNIT_STATES[state])}`));
    const counts = ({agencies}, year) => {
        const states = agencies.government.map((ignored, unit) => unitState(agencies, unit, year * WEEKS));
        return told.map(state => String(states.filter(some => some === state).length));
    };
    return table(say('networkTitle'), [say('year'), ...heads],
                 years.map(year => [String(year), ...networks.flatMap(network => counts(network, year))]));
}

function unitLegend(say) {
    const swatch = i => html('span', {class: `swatch unit ${UNIT_CLASSES[i]}`, 'aria-hidden': true});
    return html('ul', {class: 'legend'}, UNIT_STATES.map((state, i) => html('li', {}, swatch(i), say(state))));
}

/** The card. `tell(scenario, world, key)` tells a story. */
export function networkCard(page, tell) {
    const {say, view} = page;
    const body = html('div', {class: 'networks'}), about = html('div', {'aria-live': 'polite'});
    const number = html('input', {type: 'number', class: 'number', min: 0, max: 999999, value: view.world});

    function draw(networks, world, weeks) {
        const pictures = networks.map((network, i) => networkPicture(say, network, 'AB'[i], unit => {
            about.replaceChildren(unitPanel(page, 'AB'[i], network, unit, key => tell(i, world, key)));
            about.querySelector('h3').focus();
        }));
        const details = html('details', {class: 'data'}, html('summary', {}, say('table')), countTable(say, networks, weeks));
        body.replaceChildren(player(say, weeks, week => pictures.forEach(picture => picture.show(week))), unitLegend(say),
                             html('div', {class: 'pair'}, pictures.map(({node}) => node)), details);
    }
    async function load() {
        view.world = Math.max(0, Math.floor(Number(number.value) || 0));
        const world = view.world, weeks = page.state.years * WEEKS;
        about.replaceChildren();
        body.replaceChildren(html('p', {class: 'hint'}, say('working')));
        try {
            draw(await Promise.all([0, 1].map(i => page.network(i, world))), world, weeks);
        } catch (error) {
            body.replaceChildren(html('p', {class: 'problem'}, say('failed', {what: error.message})));
        }
    }
    const clear = () => {
        body.replaceChildren();
        about.replaceChildren();
    };
    const node = html('section', {class: 'card units', 'aria-labelledby': 'title-network'},
                      html('h2', {id: 'title-network'}, say('networkTitle')), html('p', {class: 'hint'}, say('networkHint')),
                      html('div', {class: 'row'}, labelled(say('worldNumber'), number),
                           button(say('networkLoad'), load, {class: 'primary'})),
                      body, about);
    return {node, clear};
}
