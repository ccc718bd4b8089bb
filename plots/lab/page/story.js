/** The story of one collaboration, told by the core from the same chances as the run. */

import {button, html, labelled, menu} from './dom.js';
import {fixed, WEEKS} from './numbers.js';

const STRIDE = 7919; // a prime: all collaborations of a list come in turn, and not in the order in which they began

function stepNode(say, step, numbers) {
    const when = say('storyWeek', {
        year: Math.floor(step.week / WEEKS) + 1, week: (step.week % WEEKS + WEEKS) % WEEKS + 1
    });
    const probability = step.probability ?? null;
    const chance = say('storyChance', {probability: fixed(probability, 3), draw: fixed(step.draw ?? null, 3)});
    return html('li', {class: step.moment}, html('span', {class: 'when'}, when), html('span', {class: 'what'}, step.text),
                numbers && probability !== null ? html('span', {class: 'chance'}, chance) : null,
                step.passage ? html('span', {class: 'passage'}, step.passage) : null);
}

/** Keys of the collaborations of a network that are as wished: {case_type, exit, programme}, empty for any. */
function matching({episodes}, wish) {
    const fits = (name, i) => wish[name] === '' || episodes[name][i] === wish[name];
    return episodes.key.filter((key, i) => ['case_type', 'exit', 'programme'].every(name => fits(name, i)));
}

/** The card, which can `tell(scenario, world, key)`. */
export function storyCard(page) {
    const {say, model, view} = page;
    const wish = {scenario: 1, case_type: '', exit: '', programme: ''};
    const place = html('div', {class: 'story', 'aria-live': 'polite'});
    const numbers = html('input', {type: 'checkbox', on: {change: () => show()}});
    let told = 0, shown = null; // how many were told, and the last

    function show() {
        if (shown === null)
            return;
        const {title, summary, steps} = shown;
        place.replaceChildren(html('h3', {tabindex: -1}, title), summary ? html('p', {}, summary) : '',
                              html('ol', {class: 'steps'}, steps.map(step => stepNode(say, step, numbers.checked))));
    }
    async function find(scenario, world, key) {
        const keys = key === undefined ? matching(await page.network(scenario, world), wish) : [key];
        return keys.length === 0 ? null : page.story(scenario, world, keys[told++ * STRIDE % keys.length]);
    }
    /** Tells of the collaboration `key`, or without one of the next that is as wished. */
    async function tell(scenario, world, key) {
        place.replaceChildren(html('p', {class: 'hint'}, say('working')));
        node.scrollIntoView({block: 'start'});
        try {
            shown = await find(scenario, world, key);
            if (shown === null)
                place.replaceChildren(html('p', {}, say('storyNone')));
            show();
            place.querySelector('h3')?.focus({preventScroll: true});
        } catch (error) {
            shown = null;
            place.replaceChildren(html('p', {class: 'problem'}, say('failed', {what: error.message})));
        }
    }
    const scenarios = menu([['1', say('scenarioB')], ['0', say('scenarioA')]], '1', value => wish.scenario = Number(value));
    const pick = (key, name, rows, title) => labelled(say(key), menu(
        [['', say('storyAny')], ...rows.map(row => [row.name, say.model(row[title])])], '', value => wish[name] = value));
    const another = button(say('storyTell'), () => {
        another.textContent = say('storyAnother');
        tell(wish.scenario, view.world);
    }, {class: 'primary'});
    const node = html('section', {class: 'card telling', 'aria-labelledby': 'title-story'},
                      html('h2', {id: 'title-story'}, say('storyTitle')), html('p', {class: 'hint'}, say('storyHint')),
                      html('div', {class: 'row'}, labelled(say('storyWorld'), scenarios),
                           pick('typeWord', 'case_type', model.case_types, 'title'), pick('storyExit', 'exit', model.exits, 'title'),
                           pick('storyProgramme', 'programme', model.programmes, 'label'), another),
                      html('label', {class: 'switch'}, numbers, html('span', {}, say('storyNumbers'))), place);
    const clear = () => {
        shown = null;
        place.replaceChildren();
    };
    return {node, tell, clear};
}
