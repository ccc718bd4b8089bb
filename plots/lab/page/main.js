/** The page as a whole: what stands where, in the language chosen, and that it is drawn anew when something changed. */

import {adoptionCard, effectsCard, sharpeningCard} from './cards_effects.js';
import {constructsCard, endingsCard, moneyCard} from './cards_model.js';
import {drawControls} from './controls.js';
import {button, html} from './dom.js';
import {headline} from './headline.js';
import {linkRead, problemsShown} from './link.js';
import {networkCard} from './network.js';
import {firstState, pageOpen} from './page.js';
import {predictionPanel} from './prediction.js';
import {runSettings} from './run_settings.js';
import {modelIndexed} from './scenario.js';
import {limitsCard, shareCard} from './share.js';
import {storyCard} from './story.js';
import {speech} from './texts.js';

const REDRAW = 200;       // milliseconds between two pictures while worlds arrive, at least
const REST = 4;           // times as long as drawing took the page is left alone
const TWO_COLUMNS = 960;  // pixels; as in the style

const packed = id => document.getElementById(id).textContent;

/** Two workers where the machine has cores for them and the page. */
function workersMade() {
    const address = URL.createObjectURL(new Blob([packed('worker')], {type: 'text/javascript'}));
    return Array.from({length: navigator.hardwareConcurrency >= 4 ? 2 : 1}, () => new Worker(address));
}

/** Draws now and then, so that a slow machine has time for its user. */
function sparing(draw) {
    let timer = null, pause = REDRAW;
    return () => timer ??= setTimeout(() => {
        const begin = performance.now();
        timer = null;
        draw();
        pause = Math.max(REDRAW, REST * (performance.now() - begin));
    }, pause);
}

/** Notes which cards are in sight or nearly; one that comes into sight is drawn. */
function watchSight(cards) {
    const observer = new IntersectionObserver(entries => {
        for (const {target, isIntersecting} of entries) {
            const card = cards.find(({node}) => node === target);
            card.far = !isIntersecting;
            if (isIntersecting)
                card.update?.();
        }
    }, {rootMargin: '200px'});
    cards.filter(({node}) => node?.matches('.card')).forEach(({node}) => observer.observe(node));
    return observer;
}

const isProjected = () => document.documentElement.classList.contains('projector');

function header(page, draw) {
    const {say, state} = page;
    const other = state.language === 'en' ? 'zh-TW' : 'en';
    const turn = button(say('language'), () => {
        state.language = other;
        page.linked();
        draw('.language');
    }, {class: 'language', lang: other});
    const project = button(say(isProjected() ? 'projectorEnd' : 'projector'), () => {
        if (document.documentElement.classList.toggle('projector'))
            document.documentElement.requestFullscreen?.().catch(() => {}); // larger letters do without
        else if (document.fullscreenElement)
            document.exitFullscreen();
        draw('.project');
    }, {class: 'project', 'aria-pressed': String(isProjected())});
    // The part of the address behind "#" is the state, so that a plain link cannot lead to the results.
    const skip = html('a', {href: '#results', class: 'skip', on: {click: event => {
        event.preventDefault();
        document.getElementById('results').focus();
    }}}, say('skip'));
    return html('header', {}, skip, html('h1', {}, say('title')), html('div', {class: 'tools'}, turn, project));
}

/** What went wrong, if anything did. */
function warning(page) {
    const {say} = page, node = html('p', {class: 'problem', role: 'alert', hidden: true});
    return {node, update: () => {
        const link = page.problems.length > 0 ? say('linkProblems', {what: problemsShown(page.problems)}) : '';
        const core = page.trouble === '' ? '' : say('failed', {what: page.trouble});
        const words = [link, core].filter(Boolean).join(' ');
        node.hidden = words === '';
        if (node.textContent !== words)
            node.textContent = words;
    }};
}

/** All parts of the page: {nodes, cards}. */
function build(page, draw) {
    const {say} = page;
    const go = button('', () => page.running() ? page.stop() : page.run(), {class: 'primary go'});
    const head = headline(page, go), problem = warning(page);
    const adoption = adoptionCard(page), telling = storyCard(page), network = networkCard(page, telling.tell);
    adoption.node.append(predictionPanel(page, adoption.node.querySelector('.picture')));
    const shown = [adoption, effectsCard(page), sharpeningCard(page), moneyCard(page), endingsCard(page),
                   constructsCard(page), network, telling, shareCard(page)];
    const controls = html('div', {class: 'controls'});
    drawControls(page, controls);
    const settings = html('details', {class: 'settings', open: !isProjected() && innerWidth >= TWO_COLUMNS},
                          html('summary', {}, say('settings')), controls, runSettings(page));
    const results = html('main', {id: 'results', tabindex: -1, 'aria-label': say('results')},
                         head.node, shown.map(card => card.node), limitsCard(page));
    return {
        nodes: [header(page, draw), html('p', {class: 'lead'}, say('lead')), problem.node,
                html('div', {class: 'columns'}, settings, results)],
        cards: [problem, head, {update: () => go.textContent = say(page.running() ? 'stop' : 'run')}, ...shown]
    };
}

function start() {
    const model = modelIndexed(JSON.parse(packed('model'))), messages = JSON.parse(packed('messages'));
    const state = firstState(model);
    const problems = linkRead(model, location.hash, state);
    const page = pageOpen(model, state, workersMade(), {core: packed('core'), messages});
    let cards = [], sight = null;
    page.problems = problems;
    page.redraw = sparing(() => {
        document.getElementById('results').classList.toggle('stale', page.stale());
        cards.filter(card => !card.far || !page.running()).forEach(card => card.update?.());
    });
    page.cleared = () => cards.forEach(card => card.clear?.());

    function draw(focus) {
        page.say = speech(state.language, messages);
        document.documentElement.lang = state.language;
        document.title = page.say('title');
        const {nodes, ...built} = build(page, draw);
        cards = built.cards;
        document.getElementById('page').replaceChildren(...nodes);
        sight?.disconnect();
        sight = watchSight(cards);
        cards.forEach(card => card.update?.());
        if (focus)
            document.querySelector(focus).focus();
    }
    addEventListener('hashchange', () => {
        state.predict = false;
        page.view.guess = null;
        page.problems = linkRead(model, location.hash, state);
        draw();
        page.run();
    });
    addEventListener('resize', page.redraw);
    draw();
}

start();
