/** The interventions of a scenario: cards to change, and a menu to add one. */

import {button, html, labelled, menu} from './dom.js';
import {plain, rounded, WEEKS} from './numbers.js';
import {scenarioValue, targetValue} from './scenario.js';
import {rowTitle} from './texts.js';

const TARGETS = {
    allAgencies: {target: 'all'},
    centre: {target: 'government', government: 0},
    oneCity: {target: 'government', government: 1},
    bestConnected: {target: 'best_connected', agency_count: 10},
    aFifth: {target: 'random', share: 0.2}
};

function targetKey(idea) {
    const same = key => TARGETS[key].target === idea.target && targetValue(TARGETS[key]) === targetValue(idea);
    return Object.keys(TARGETS).find(same);
}

function targetWords(say, idea) {
    if (idea.target === 'agencies')
        return say('someAgencies', {n: idea.agencies.length});
    return `${idea.target.replace('_', ' ')}: ${targetValue(idea)}`;
}

/** How many units a target has, on average over worlds. */
function unitsOf(model, scenario, idea) {
    const world = name => scenarioValue(model, scenario, 'world.' + name);
    const units = world('agencies'), centre = world('centre_share'), governments = world('governments');
    switch (idea.target) {
    case 'all':
        return units;
    case 'government':
        return governments <= 1 ? units : idea.government === 0 ? units * centre : units * (1 - centre) / (governments - 1);
    case 'random':
        return idea.share * units;
    default:
        return idea.agencies?.length ?? idea.agency_count;
    }
}

/** Million NTD over a run: an estimate by the unit price, the ramp counted half. */
function costOf(page, scenario, idea) {
    const weeks = Math.max(Math.min(idea.end_week, page.state.years * WEEKS) - idea.start_week, 0);
    const price = idea.cost ?? page.model.intervention.get(idea.kind).cost;
    const full = Math.max(weeks - Math.min(idea.ramp_weeks, weeks) / 2, 0);
    return price * idea.intensity * unitsOf(page.model, scenario, idea) * full;
}

function yearInput(words, weeks, most, act) {
    const input = html('input', {
        type: 'number', class: 'number', min: 0, max: most, step: 0.5, value: plain(Number((weeks / WEEKS).toFixed(2))),
        on: {change: () => act(Math.round(Math.min(Math.max(Number(input.value) || 0, 0), most) * WEEKS))}
    });
    return labelled(words, input);
}

function whomMenu(say, idea, change) {
    const rows = Object.keys(TARGETS).map(key => [key, say(key)]), key = targetKey(idea);
    const all = key === undefined ? [['own', targetWords(say, idea)], ...rows] : rows;
    return menu(all, key ?? 'own', chosen => chosen !== 'own' && change(TARGETS[chosen]));
}

function intensityRow(say, idea, row, change) {
    const amount = html('output', {}, plain(idea.intensity));
    const slider = html('input', {
        type: 'range', min: 0, max: Math.max(2, Math.ceil(idea.intensity)), step: 0.05, value: idea.intensity, on: {input: () => {
            amount.textContent = slider.value;
            change({intensity: Number(slider.value)});
        }}
    });
    return html('label', {class: 'row'}, html('span', {class: 'words'}, say('intensity')), slider, amount,
                html('span', {class: 'hint'}, say.model(row.unit)));
}

function ideaCard(page, scenario, idea, changed) {
    const {say} = page, row = page.model.intervention.get(idea.kind), title = rowTitle(say, row);
    const most = Math.max(page.state.years, 20);
    const cost = html('p', {class: 'hint'});
    const showCost = () => cost.textContent = say('costOfIdea', {money: rounded(costOf(page, scenario, idea))});
    function change(values) {
        Object.assign(idea, values);
        showCost();
        page.changed();
    }
    const remove = button('×', () => {
        scenario.interventions.splice(scenario.interventions.indexOf(idea), 1);
        changed('.add select');
    }, {class: 'quiet', 'aria-label': say('removeNamed', {what: title}), title: say('remove')});
    const from = week => change({start_week: Math.min(week, idea.end_week - 1)});
    const to = week => change({end_week: Math.max(week, idea.start_week + 1)});
    showCost();
    return html('fieldset', {class: 'idea'}, html('legend', {}, title), remove,
                html('p', {class: 'hint'}, say.model(row.sentence)), intensityRow(say, idea, row, change),
                html('div', {class: 'row'}, yearInput(say('fromYear'), idea.start_week, most, from),
                     yearInput(say('toYear'), idea.end_week, most, to),
                     yearInput(say('rampYears'), idea.ramp_weeks, most, week => change({ramp_weeks: week}))),
                labelled(say('whom'), whomMenu(say, idea, change), {class: 'row'}), cost);
}

function added(page, kind) {
    const end = page.state.years * WEEKS, start_week = Math.min(2 * WEEKS, end / 2);
    return {kind, start_week, end_week: end, ramp_weeks: 26, intensity: 1, cost: null, target: 'all'};
}

/** Cards of the scenario's interventions and the menu that adds one; `changed(focus)` draws the settings again. */
export function ideaCards(page, scenario, changed) {
    const {say, model} = page, ideas = scenario.interventions;
    const kinds = model.interventions.filter(row => !row.probe).map(row => [row.name, rowTitle(say, row)]);
    const kind = menu(kinds, kinds[0][0], () => {}, {'aria-label': say('ideas')});
    const add = button(say('addIdea'), () => {
        ideas.push(added(page, kind.value));
        changed('.idea:last-of-type input');
    });
    return html('div', {class: 'ideas'}, ideas.length === 0 ? html('p', {class: 'hint'}, say('noIdeas')) : null,
                ideas.map(idea => ideaCard(page, scenario, idea, changed)), html('p', {class: 'add row'}, kind, add));
}
