/** What the page knows and does: its state, the worlds that arrived, when a run begins, what is asked of the core. */

import {scenarioCoreText} from './core_text.js';
import {engineOpen} from './engine.js';
import {linkText} from './link.js';
import {WEEKS} from './numbers.js';
import {replicateRead} from './replicate.js';
import {pairsOf, resultsAdd, resultsEmpty} from './results.js';
import {scenarioOf, scenariosEqual} from './scenario.js';

const DELAY = 350; // milliseconds of rest after the last change before a run begins

export function firstState(model) {
    return {
        language: /^zh/i.test(navigator.language) ? 'zh-TW' : 'en',
        seed: '20260101',
        worlds: 20,
        years: model.weeks / WEEKS,
        curve: 'tried',   // of adoption, that is looked at
        measure: 'tried', // that the headline tells of
        predict: false,   // B is hidden until a guess is made
        scenarios: [scenarioOf(model, 'baseline'), scenarioOf(model, 'intervention-legal-guideline')]
    };
}

/**
 * @param {object} model  indexed
 * @param {object} state  see firstState
 * @param {Worker[]} workers
 * @param {object} parts  what engineOpen gives each of them
 */
export function pageOpen(model, state, workers, parts) {
    const networks = new Map(); // asked for since the last change
    let results = resultsEmpty(), incoming = results, running = false, ready = false, timer = null;
    const page = {
        model,
        state,
        /** What is looked at; no part of the link. */
        view: {selected: 1, world: 0, guess: null},
        problems: [], // what a link said and is not understood
        trouble: '',  // what the core said when it stopped
        redraw: () => {},
        cleared: () => {},
        results: () => results,
        running: () => running,
        stale: () => running && results !== incoming,
        same: () => scenariosEqual(model, ...state.scenarios)
    };
    const weeks = () => state.years * WEEKS;
    const end = trouble => {
        running = false;
        page.trouble = trouble;
        page.redraw();
    };
    const engine = engineOpen(workers, parts, {
        ready: () => {
            ready = true;
            page.run();
        },
        replicate: (scenario, answer) => {
            resultsAdd(incoming, scenario, answer.replicate, replicateRead(model, answer));
            if (pairsOf(incoming).length > 0)
                results = incoming; // until then the former pictures stay
            page.redraw();
        },
        done: () => end(''),
        failed: end
    });
    const ask = (type, scenario, rest) => engine.ask({
        type,
        scenario,
        text: scenarioCoreText(model, state.scenarios[scenario]),
        seed: state.seed,
        weeks: weeks(),
        language: state.language,
        ...rest
    });

    page.run = () => {
        clearTimeout(timer);
        page.trouble = '';
        incoming = resultsEmpty();
        running = ready;
        if (ready) {
            const scenarios = state.scenarios.map(scenario => scenarioCoreText(model, scenario));
            engine.run({scenarios, seed: state.seed, worlds: state.worlds, weeks: weeks()});
        }
        page.redraw();
    };
    page.stop = () => {
        engine.stop();
        end('');
    };
    page.link = () => '#' + linkText(model, state);
    /** Puts the link into the address, where the place that the page was opened from allows it. */
    page.linked = () => {
        try {
            history.replaceState(null, '', page.link());
        } catch {
            // a viewer of files may forbid it: the link stands on the page as well
        }
    };
    /** After a change of what is looked at. */
    page.looked = () => {
        page.linked();
        page.redraw();
    };
    /** After each other change of the state: the link tells it at once, a run begins when changes rest. */
    page.changed = () => {
        page.linked();
        page.problems = [];
        networks.clear();
        page.cleared();
        clearTimeout(timer);
        timer = setTimeout(page.run, DELAY);
    };
    /** Promises the network of a world. */
    page.network = (scenario, replicate) => {
        const name = `${scenario} ${replicate}`;
        if (!networks.has(name))
            networks.set(name, ask('network', scenario, {replicate}));
        return networks.get(name);
    };
    /** Promises the story of the collaboration `episode`, a key; `numbers`: with probabilities and draws. */
    page.story = (scenario, replicate, episode, numbers) => ask('story', scenario, {replicate, episode, numbers});
    return page;
}
