/** What is known now, in one sentence that stays in sight, with the progress of the run. */

import {html} from './dom.js';
import {effectSentence} from './measures.js';
import {effectOf, measureOf, pairsOf} from './results.js';

/** Screen readers are told after 1, 2, 4, 8, … worlds and at the end. */
const isMilestone = (worlds, all) => worlds === all || (worlds & (worlds - 1)) === 0;

function sentenceOf(page, worlds) {
    const {say, state} = page;
    if (page.same())
        return say('sameScenarios');
    if (state.predict)
        return say('predictHidden');
    const measure = measureOf(state.measure);
    return worlds === 0 ? say('waiting') : effectSentence(say, measure, effectOf(page.results(), measure));
}

/** `controls` stand beside the progress. */
export function headline(page, controls) {
    const {say, state} = page;
    const sentence = html('p', {class: 'sentence'}), basis = html('p', {class: 'hint'});
    const spoken = html('p', {class: 'unseen', role: 'status'});
    const bar = html('progress', {max: state.worlds, value: 0, 'aria-label': say('worlds')});
    const count = html('span', {class: 'hint'});
    let said = 0, of = null; // how many worlds were told last, and of which run
    function update() {
        const worlds = page.stale() ? 0 : pairsOf(page.results()).length;
        bar.max = state.worlds;
        bar.value = worlds;
        const going = page.running() || worlds === state.worlds || worlds === 0;
        count.textContent = say(going ? 'progress' : 'stopped', {n: worlds, of: state.worlds});
        sentence.textContent = sentenceOf(page, worlds);
        basis.textContent = worlds > 1 && !page.same() && !state.predict ? say('basis', {n: worlds}) : '';
        if (of !== page.results())
            [said, of] = [0, page.results()];
        if (worlds > said && isMilestone(worlds, state.worlds)) {
            spoken.textContent = `${sentence.textContent} ${basis.textContent}`;
            said = worlds;
        }
    }
    const progress = html('div', {class: 'progress'}, bar, count, controls);
    return {node: html('div', {class: 'headline'}, sentence, basis, progress, spoken), update};
}
