/** What is known now, in one sentence that stays in sight, with the progress of the run. */

import {html} from './dom.js';
import {effectSentence} from './measures.js';
import {effectOf, measureOf, pairsOf} from './results.js';

/** Screen readers are told after 1, 2, 4, 8, … worlds and at the end. */
const isMilestone = (worlds, all) => worlds === all || (worlds & (worlds - 1)) === 0;

export function headline(page, controls) {
    const {say, view, state} = page;
    const sentence = html('p', {class: 'sentence'}), basis = html('p', {class: 'hint'});
    const spoken = html('p', {class: 'unseen', role: 'status'});
    const bar = html('progress', {max: state.worlds, value: 0, 'aria-label': say('worlds')}), count = html('span', {class: 'hint'});
    let said = 0;
    function update() {
        const worlds = page.stale() ? 0 : pairsOf(page.results()).length;
        bar.max = state.worlds;
        bar.value = worlds;
        count.textContent = say(page.running() || worlds === state.worlds ? 'progress' : 'stopped', {n: worlds, of: state.worlds});
        if (page.same())
            sentence.textContent = say('sameScenarios');
        else if (view.predicting)
            sentence.textContent = say('predictHidden');
        else if (worlds === 0)
            sentence.textContent = say('waiting');
        else
            sentence.textContent = effectSentence(say, measureOf(view.measure), effectOf(page.results(), measureOf(view.measure)));
        basis.textContent = worlds > 1 && !page.same() && !view.predicting ? say('basis', {n: worlds}) : '';
        if (worlds < said)
            said = 0;
        if (worlds > said && isMilestone(worlds, state.worlds)) {
            spoken.textContent = `${sentence.textContent} ${basis.textContent}`;
            said = worlds;
        }
    }
    return {node: html('div', {class: 'headline'}, sentence, basis, html('div', {class: 'progress'}, bar, count, controls), spoken), update};
}
