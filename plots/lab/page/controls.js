/** The settings: scenario A or B, its preset, sliders of the four constructs, interventions, all parameters. */

import {button, html, labelled, menu} from './dom.js';
import {ideaCards} from './ideas.js';
import {parameterControl} from './parameter.js';
import {CONSTRUCTS} from './replicate.js';
import {scenarioCopy, scenarioIsPreset, scenarioOf, scenarioSet} from './scenario.js';
import {rowTitle} from './texts.js';

const PRESET_GROUPS = ['cases', 'programmes', 'interventions', 'rivals'];

const selected = page => page.state.scenarios[page.view.selected];

/** `changed(focus)` after a change of the scenarios: it draws the settings again and puts the focus where `focus` says. */
function presetMenu(page, changed) {
    const {say, model} = page;
    const option = preset => [preset.name, say.own(preset, 'title')];
    const rows = group => model.presets.filter(preset => preset.group === group).map(option);
    const groups = PRESET_GROUPS.map(group => [say('preset_' + group), rows(group)]);
    return menu(groups, selected(page).preset, name => {
        page.state.scenarios[page.view.selected] = scenarioOf(model, name);
        changed('.preset select');
    });
}

/** Buttons A and B, of which one is pressed. */
function tabs(page, redraw) {
    const {say, view} = page;
    const tab = (letter, i) => {
        const words = [html('strong', {}, say('scenario' + letter)), html('small', {}, say(i === 0 ? 'asItIs' : 'yourIdea'))];
        return button(words, () => {
            view.selected = i;
            redraw(`.tabs button:nth-child(${i + 1})`);
        }, {class: `tab ${letter.toLowerCase()}`, 'aria-pressed': String(view.selected === i)});
    };
    return html('div', {class: 'tabs', role: 'group', 'aria-label': say('scenarios')}, ['A', 'B'].map(tab));
}

/** The button that puts beside B what the study compares it with; nothing where that stands there. */
function besideButton(page, act) {
    const {say, model, state, view} = page, against = model.preset.get(selected(page).preset).against;
    if (view.selected === 0 || !model.preset.has(against) || state.scenarios[0].preset === against)
        return null;
    const words = say('besideIt', {what: say.own(model.preset.get(against), 'title')});
    return act(words, () => state.scenarios[0] = scenarioOf(model, against));
}

function actions(page, changed) {
    const {say, model, state, view} = page;
    const act = (words, change) => button(words, () => {
        change();
        changed('.preset select');
    });
    const undo = () => state.scenarios[view.selected] = scenarioOf(model, selected(page).preset);
    return html('p', {class: 'actions'}, scenarioIsPreset(model, selected(page)) ? null : act(say('undoChanges'), undo),
                besideButton(page, act), act(say('copyAToB'), () => state.scenarios[1] = scenarioCopy(state.scenarios[0])),
                act(say('swap'), () => state.scenarios.reverse()));
}

/** Sliders of the constructs go by the names that their curves have. */
function constructControls({model}, control) {
    const keys = model.constructs.flatMap(construct => construct.keys);
    return keys.map((key, i) => control(key, model.weekly.find(column => column.name === CONSTRUCTS[i]).title));
}

/** All parameters by group, folded; a search leaves those whose key, title or sentence holds the words. */
function allParameters(page, control) {
    const {say, model} = page;
    const count = html('span', {class: 'hint', role: 'status'});
    const groups = model.groups.map(group => {
        const rows = model.parameters.filter(row => row.group === group.name);
        const body = html('div', {class: 'parameters'});
        const fill = wanted => body.replaceChildren(...wanted.map(row => control(row.key)));
        const node = html('details', {on: {toggle: () => node.open && body.childElementCount === 0 && fill(rows)}},
                          html('summary', {}, `${say.model(group.title)} (${rows.length})`), body);
        return {node, rows, body, fill};
    });
    const words = row => [row.key, rowTitle(say, row), row.sentence, say.model(row.sentence)].join(' ').toLowerCase();
    function search(text) {
        let found = 0;
        for (const group of groups) {
            const wanted = group.rows.filter(row => words(row).includes(text.trim().toLowerCase()));
            found += wanted.length;
            group.node.hidden = wanted.length === 0;
            group.body.replaceChildren();
            group.node.open = text.trim() !== '' && wanted.length > 0;
            if (group.node.open)
                group.fill(wanted);
        }
        count.textContent = text.trim() === '' ? '' : say('found', {n: found});
    }
    const field = html('input', {type: 'search', on: {input: () => search(field.value)}});
    return html('details', {class: 'all'}, html('summary', {}, say('allParameters', {n: model.parameters.length})),
                labelled(say('search'), field, {class: 'row'}), count, groups.map(group => group.node));
}

/** Fills `place` with the settings of the selected scenario; `page.changed()` is told of each change. */
export function drawControls(page, place) {
    const {say, model} = page;
    function redraw(focus) {
        drawControls(page, place);
        place.querySelector(focus)?.focus();
    }
    function changed(focus) {
        page.changed();
        redraw(focus);
    }
    const control = (key, title) => parameterControl(page, key, title, value => {
        scenarioSet(model, selected(page), key, value);
        page.changed();
    });
    const preset = model.preset.get(selected(page).preset);
    place.replaceChildren(
        tabs(page, redraw),
        html('div', {class: `scenario ${'ab'[page.view.selected]}`},
             labelled(say('beginWith'), presetMenu(page, changed), {class: 'preset'}),
             html('p', {class: 'hint'}, say.own(preset, 'description')), actions(page, changed),
             html('h3', {}, say('constructs')), html('p', {class: 'hint'}, say('constructsHint')),
             html('div', {class: 'parameters'}, constructControls(page, control)),
             html('h3', {}, say('ideas')), ideaCards(page, selected(page), changed), allParameters(page, control)));
}
