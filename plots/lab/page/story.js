/** The story of one collaboration, told by the core from the same chances as the run. */

import {button, html, labelled, menu} from './dom.js';
import {fixed, WEEKS} from './numbers.js';

const STRIDE = 7919; // a prime, so that all collaborations of a list come in turn, and not as they began

function stepNode(say, step, numbers) {
    const chance = numbers && step.probability !== null && step.probability !== undefined
                       ? html('span', {class: 'chance'}, say('storyChance', {probability: fixed(step.probability, 3), draw: fixed(step.draw ?? null, 3)}))
                       : null;
    const when = say('storyWeek', {year: Math.floor(step.week / WEEKS) + 1, week: (step.week % WEEKS + WEEKS) % WEEKS + 1});
    return html('li', {class: step.moment ?? ''}, html('span', {class: 'when'}, when), html('span', {class: 'what'}, step.text), ' ', chance,
                step.passage ? html('span', {class: 'passage'}, step.passage) : null);
}

/** Keys of the collaborations of a network that are as wished: {case_type, exit, programme}, empty for any. */
function matching({episodes}, wish) {
    const fits = (name, i) => wish[name] === '' || episodes[name][i] === wish[name];
    return episodes.key.filter((key, i) => ['case_type', 'exit', 'programme'].every(name => fits(name, i)));
}

/** The card. `page.story(scenario, replicate, key)` promises the story of a collaboration of a world. */
export function storyCard(page) {
    const {say, model, view} = page;
    const any = ['', say('storyAny')];
    const wish = {scenario: 1, case_type: '', exit: '', programme: ''};
    const place = html('div', {class: 'story', 'aria-live': 'polite'});
    let told = 0, shown = null; // how many were told, and the last

    function show() {
        if (shown === null)
            return;
        const {title, summary, steps} = shown;
        place.replaceChildren(html('h3', {tabindex: -1}, title), summary ? html('p', {}, summary) : '',
                              html('ol', {class: 'steps'}, steps.map(step => stepNode(say, step, numbers.checked))));
    }
    /** Tells of the collaboration `key`, or without one of the next that is as wished. */
    async function tell(scenario, world, key) {
        place.replaceChildren(html('p', {class: 'hint'}, say('storyWorking')));
        node.scrollIntoView({block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
        try {
            const keys = key === undefined ? matching(await page.network(scenario, world), wish) : [key];
            shown = keys.length === 0 ? null : await page.story(scenario, world, keys[told++ * STRIDE % keys.length]);
        } catch (error) {
            shown = null;
            place.replaceChildren(html('p', {class: 'problem'}, say('failed', {what: error.message})));
            return;
        }
        if (shown === null)
            place.replaceChildren(html('p', {}, say('storyNone')));
        show();
        place.querySelector('h3')?.focus({preventScroll: true});
    }
    const pick = (words, name, rows) => labelled(words, menu([any, ...rows], '', value => wish[name] = value));
    const numbers = html('input', {type: 'checkbox', on: {change: show}});
    const another = button(say('storyTell'), () => {
        another.textContent = say('storyAnother');
        tell(wish.scenario, view.world);
    }, {class: 'primary'});
    const node = html('section', {class: 'card telling', 'aria-labelledby': 'title-story'},
        html('h2', {id: 'title-story'}, say('storyTitle')), html('p', {class: 'hint'}, say('storyHint')),
        html('div', {class: 'row'},
             labelled(say('storyWorld'), menu([['1', say('scenarioB')], ['0', say('scenarioA')]], '1', value => wish.scenario = Number(value))),
             pick(say('storyType'), 'case_type', model.case_types.map(row => [row.name, say.model(row.title)])),
             pick(say('storyExit'), 'exit', model.exits.map(row => [row.name, say.model(row.title)])),
             pick(say('storyProgramme'), 'programme', model.programmes.map(row => [row.name, say.model(row.label)])), another),
        html('label', {class: 'switch'}, numbers, html('span', {}, say('storyNumbers'))), place);
    return {node, tell, clear: () => {
        shown = null;
        place.replaceChildren();
    }};
}
