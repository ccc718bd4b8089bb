/** The page: what it holds, and when it runs, draws and writes its link. */

import {adoptionCard, effectsCard, sharpeningCard} from './cards_effects.js';
import {constructsCard, endingsCard, moneyCard} from './cards_model.js';
import {drawControls} from './controls.js';
import {scenarioCoreText} from './core_text.js';
import {button, html} from './dom.js';
import {engineOpen} from './engine.js';
import {headline} from './headline.js';
import {linkRead, linkText} from './link.js';
import {networkCard} from './network.js';
import {WEEKS} from './numbers.js';
import {guessMake, predictionPanel} from './prediction.js';
import {replicateRead} from './replicate.js';
import {pairsOf, resultsAdd, resultsEmpty} from './results.js';
import {runSettings} from './run_settings.js';
import {modelIndexed, scenarioOf, scenariosEqual} from './scenario.js';
import {limitsCard, shareCard} from './share.js';
import {storyCard} from './story.js';
import {speech} from './texts.js';

const DELAY = 350;  // milliseconds of rest after the last change before a run begins
const REDRAW = 200; // and between two pictures while worlds arrive

const packed = id => document.getElementById(id).textContent;

function firstState(model) {
    return {
        language: /^zh/i.test(navigator.language) ? 'zh-TW' : 'en', seed: '20260101', worlds: 20, years: model.weeks / WEEKS,
        scenarios: [scenarioOf(model, 'baseline'), scenarioOf(model, 'intervention-legal-guideline')]
    };
}

/** Draws no oftener than every REDRAW milliseconds. */
function sparing(draw) {
    let timer = null;
    return () => timer ??= setTimeout(() => {
        timer = null;
        draw();
    }, REDRAW);
}

/** Two workers where the machine has cores for them and the page. */
function workersMade() {
    const address = URL.createObjectURL(new Blob([packed('worker')], {type: 'text/javascript'}));
    return Array.from({length: navigator.hardwareConcurrency >= 4 ? 2 : 1}, () => new Worker(address));
}

function start() {
    const model = modelIndexed(JSON.parse(packed('model'))), messages = JSON.parse(packed('messages'));
    const state = firstState(model);
    let problems = linkRead(model, location.hash, state);
    const view = {selected: 1, curve: 'tried', measure: 'tried', world: 0, predicting: false};
    const page = {model, state, view, guess: guessMake(state)};
    let results = resultsEmpty(), incoming = results, running = false, ready = false, timer = null, cards = [], trouble = '';
    const networks = new Map();
    page.results = () => results;
    page.running = () => running;
    page.stale = () => running && results !== incoming;
    page.same = () => scenariosEqual(model, ...state.scenarios);

    const engine = engineOpen(workersMade(), {core: packed('core'), messages}, {
        ready: () => {
            ready = true;
            run();
        },
        replicate: (scenario, answer) => {
            resultsAdd(incoming, scenario, answer.replicate, replicateRead(model, answer));
            if (pairsOf(incoming).length > 0)
                results = incoming; // until then the former pictures stay
            redraw();
        },
        done: () => {
            running = false;
            redraw();
        },
        failed: message => {
            running = false;
            trouble = message;
            redraw();
        }
    });

    function run() {
        clearTimeout(timer);
        trouble = '';
        incoming = resultsEmpty();
        running = ready;
        if (ready)
            engine.run({
                scenarios: state.scenarios.map(scenario => scenarioCoreText(model, scenario)), seed: state.seed, worlds: state.worlds,
                weeks: state.years * WEEKS
            });
        redraw();
    }
    function stop() {
        engine.stop();
        running = false;
        redraw();
    }
    page.changed = () => {
        history.replaceState(null, '', '#' + linkText(model, state));
        problems = [];
        cards.forEach(some => some.clear?.());
        networks.clear();
        clearTimeout(timer);
        timer = setTimeout(run, DELAY);
    };
    const ask = (type, scenario, rest) => engine.ask({
        type, scenario, text: scenarioCoreText(model, state.scenarios[scenario]), seed: state.seed, weeks: state.years * WEEKS,
        language: state.language, ...rest
    });
    page.network = (scenario, replicate) => {
        const name = `${scenario} ${replicate}`;
        if (!networks.has(name))
            networks.set(name, ask('network', scenario, {replicate}));
        return networks.get(name);
    };
    page.story = (scenario, replicate, episode) => ask('story', scenario, {replicate, episode});
    const redraw = page.redraw = sparing(() => {
        document.getElementById('results').classList.toggle('stale', page.stale());
        cards.forEach(some => some.update?.());
    });

    function projector() {
        const on = document.documentElement.classList.toggle('projector');
        if (on)
            document.documentElement.requestFullscreen?.().catch(() => {}); // larger letters do without
        else if (document.fullscreenElement)
            document.exitFullscreen();
        draw();
    }
    function header(say) {
        const other = state.language === 'en' ? 'zh-TW' : 'en';
        const turn = button(say('language'), () => {
            state.language = other;
            history.replaceState(null, '', '#' + linkText(model, state));
            draw();
            document.querySelector('.language').focus();
        }, {class: 'language', lang: other});
        const wide = document.documentElement.classList.contains('projector');
        return html('header', {}, html('a', {href: '#results', class: 'skip', on: {click: event => {
            event.preventDefault(); // the part of the address behind "#" is the state
            document.getElementById('results').focus();
        }}}, say('skip')), html('h1', {}, say('title')),
                    html('div', {class: 'tools'}, turn, button(say(wide ? 'projectorEnd' : 'projector'), projector, {'aria-pressed': String(wide)})));
    }
    /** What went wrong, if anything did. */
    function warning(say) {
        const node = html('p', {class: 'problem', role: 'alert', hidden: true});
        return {node, update: () => {
            const words = [problems.length > 0 ? say('linkProblems', {what: problems.join(', ')}) : '',
                           trouble === '' ? '' : say('failed', {what: trouble})].filter(Boolean).join(' ');
            node.hidden = words === '';
            if (node.textContent !== words)
                node.textContent = words;
        }};
    }
    function draw() {
        const say = page.say = speech(state.language, messages);
        document.documentElement.lang = state.language;
        document.title = say('title');
        const controls = html('div', {class: 'controls'});
        const wide = document.documentElement.classList.contains('projector') || innerWidth < 960;
        const go = button('', () => running ? stop() : run(), {class: 'primary go'});
        const head = headline(page, go), adoption = adoptionCard(page), telling = storyCard(page);
        adoption.node.append(predictionPanel(page, adoption.node.querySelector('.picture')));
        const network = networkCard(page, telling.tell), words = warning(say), share = shareCard(page);
        cards = [words, head, {update: () => go.textContent = say(running ? 'stop' : 'run')}, adoption, effectsCard(page), sharpeningCard(page),
                 moneyCard(page), endingsCard(page), constructsCard(page), network, telling, share];
        drawControls(page, controls);
        document.getElementById('page').replaceChildren(header(say), html('p', {class: 'lead'}, say('lead')), words.node,
            html('div', {class: 'columns'},
                 html('details', {class: 'settings', open: !wide}, html('summary', {}, say('settings')), controls, runSettings(page)),
                 html('main', {id: 'results', tabindex: -1, 'aria-label': say('results')}, head.node,
                      cards.filter(some => some.node?.matches('.card')).map(some => some.node), limitsCard(page))));
        cards.forEach(some => some.update?.());
    }
    addEventListener('hashchange', () => {
        problems = linkRead(model, location.hash, state);
        draw();
        run();
    });
    addEventListener('resize', redraw);
    draw();
}

start();
