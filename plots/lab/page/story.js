/** The story of one collaboration, told by the core from the same chances as the run. */

import {traceText} from './command.js';
import {button, html, labelled, menu} from './dom.js';
import {episodeText} from './network.js';
import {WEEKS} from './numbers.js';
import {copyButton} from './share.js';

const STRIDE = 7919; // a prime: all collaborations of a list come in turn, and not in the order in which they began

function weekText(say, week) {
    if (week < 0)
        return say('storyBefore', {n: -week});
    return say('storyWeek', {year: Math.floor(week / WEEKS) + 1, week: week % WEEKS + 1});
}

function stepNode(say, step) {
    const when = step.until > step.week ? say('storyUntil', {from: weekText(say, step.week), to: weekText(say, step.until)})
                                        : weekText(say, step.week);
    const source = [step.mechanism, step.passage].filter(Boolean).join(say('colon'));
    return html('li', {}, html('span', {class: 'when'}, when), html('span', {class: 'what'}, step.text),
                (step.chances ?? []).map(chance => html('span', {class: 'chance'}, chance)),
                source === '' ? null : html('span', {class: 'passage'}, source));
}

/** Chapters with their steps, in order. */
function chapterNodes(say, steps) {
    const chapters = [];
    for (const step of steps) {
        if (chapters.at(-1)?.chapter !== step.chapter)
            chapters.push({chapter: step.chapter, heading: step.heading, steps: []});
        chapters.at(-1).steps.push(step);
    }
    return chapters.map(({heading, steps: some}) => [
        html('h4', {}, heading), html('ol', {class: 'steps'}, some.map(step => stepNode(say, step)))
    ]);
}

/** Keys of the collaborations of a network that have ended and are as wished: {case_type, exit, programme}, empty for any. */
function matching({episodes}, wish) {
    const fits = (name, i) => wish[name] === '' || episodes[name][i] === wish[name];
    return episodes.key.filter((key, i) => episodes.exit[i] !== null && Object.keys(wish).every(name => fits(name, i)));
}

/** The card, which can `tell(scenario, world, key)`. */
export function storyCard(page) {
    const {say, model, view} = page;
    const wish = {case_type: '', exit: '', programme: ''};
    const place = html('div', {class: 'story', 'aria-live': 'polite'});
    const numbers = html('input', {type: 'checkbox', on: {change: () => last !== null && tell(...last)}});
    let told = 1, last = null; // how many were told, and which was the last

    async function find(scenario, world) {
        const keys = matching(await page.network(scenario, world), wish);
        return keys.length === 0 ? null : keys[told++ * STRIDE % keys.length];
    }
    /** Tells of the collaboration `wanted`, or without one of the next that is as wished. */
    async function tell(scenario, world, wanted) {
        place.replaceChildren(html('p', {class: 'hint'}, say('working')));
        node.scrollIntoView({block: 'start'});
        try {
            const key = wanted ?? await find(scenario, world);
            if (key === null)
                return place.replaceChildren(html('p', {}, say('storyNone')));
            const {title, steps} = await page.story(scenario, world, key, numbers.checked);
            const network = await page.network(scenario, world), i = network.episodes.key.indexOf(key);
            const type = model.case_types.find(({name}) => name === network.episodes.case_type[i]);
            const about = [say.model(type.title), episodeText(page, network, i)].join(say('between'));
            last = [scenario, world, key];
            const command = html('code', {}, traceText(model, page.state, scenario, world, key));
            place.replaceChildren(html('h3', {tabindex: -1}, title), html('p', {class: 'about'}, about),
                                  ...chapterNodes(say, steps).flat(),
                                  html('h4', {}, say('shareCommand'), ' ', copyButton(say, command)),
                                  html('pre', {tabindex: 0}, command));
            place.querySelector('h3').focus({preventScroll: true});
        } catch (error) {
            place.replaceChildren(html('p', {class: 'problem'}, say('failed', {what: error.message})));
        }
    }
    const scenarios = menu([['1', say('scenarioB')], ['0', say('scenarioA')]], '1', () => {});
    const pick = (key, name, rows, title) => labelled(say(key), menu(
        [['', say('storyAny')], ...rows.map(row => [row.name, say.model(row[title])])], '', value => wish[name] = value));
    const another = button(say('storyTell'), () => {
        another.textContent = say('storyAnother');
        tell(Number(scenarios.value), view.world);
    }, {class: 'primary'});
    const node = html('section', {class: 'card telling', 'aria-labelledby': 'title-story'},
                      html('h2', {id: 'title-story'}, say('storyTitle')), html('p', {class: 'hint'}, say('storyHint')),
                      html('div', {class: 'row'}, labelled(say('storyWorld'), scenarios),
                           pick('typeWord', 'case_type', model.case_types, 'title'),
                           pick('storyExit', 'exit', model.exits, 'title'),
                           pick('storyProgramme', 'programme', model.programmes, 'label'), another),
                      html('label', {class: 'switch'}, numbers, html('span', {}, say('storyNumbers'))), place);
    const clear = () => {
        last = null;
        place.replaceChildren();
    };
    return {node, tell, clear};
}
