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

const targetKey = idea => Object.keys(TARGETS).find(
    key => TARGETS[key].target === idea.target && targetValue(TARGETS[key]) === targetValue(idea));

function targetWords(say, idea) {
    if (idea.target === 'agencies')
        return say('someAgencies', {n: idea.agencies.length});
    return `${idea.target.replace('_', ' ')}: ${targetValue(idea)}`;
}

/** How many units a target has, on average over worlds. */
function unitsOf(model, scenario, idea) {
    const units = scenarioValue(model, scenario, 'world.agencies'), centre = scenarioValue(model, scenario, 'world.centre_share');
    const governments = scenarioValue(model, scenario, 'world.governments');
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

/** Million NTD over a run of so many weeks: an estimate by the unit price, the ramp counted half. */
function costOf(page, scenario, idea) {
    const end = Math.min(idea.end_week, page.state.years * WEEKS), ramp = Math.min(idea.ramp_weeks, Math.max(end - idea.start_week, 0));
    const price = idea.cost ?? page.model.intervention.get(idea.kind).cost;
    return price * idea.intensity * unitsOf(page.model, scenario, idea) * Math.max(end - idea.start_week - ramp / 2, 0);
}

function yearInput(words, weeks, most, act) {
    return labelled(words, html('input', {
        type: 'number', class: 'number', min: 0, max: most, step: 0.5, value: plain(Number((weeks / WEEKS).toFixed(2))),
        on: {change: event => act(Math.round(Math.min(Math.max(Number(event.target.value) || 0, 0), most) * WEEKS))}
    }));
}

function whomMenu(say, idea, act) {
    const rows = Object.keys(TARGETS).map(key => [key, say(key)]);
    const key = targetKey(idea);
    const all = key === undefined ? [['own', targetWords(say, idea)], ...rows] : rows;
    return menu(all, key ?? 'own', chosen => chosen !== 'own' && act(TARGETS[chosen]));
}

function ideaCard(page, scenario, idea, redraw) {
    const {say} = page, row = page.model.intervention.get(idea.kind), title = rowTitle(say, row);
    const most = Math.max(page.state.years, 20);
    const cost = html('p', {class: 'hint'});
    const showCost = () => cost.textContent = say('costOfIdea', {money: rounded(costOf(page, scenario, idea))});
    const amount = html('output', {}, plain(idea.intensity));
    function change(values) {
        Object.assign(idea, values);
        amount.textContent = plain(idea.intensity);
        showCost();
        page.changed();
    }
    const intensity = html('input', {
        type: 'range', min: 0, max: Math.max(2, Math.ceil(idea.intensity)), step: 0.05, value: idea.intensity,
        on: {input: event => change({intensity: Number(Number(event.target.value).toFixed(2))})}
    });
    const remove = button('×', () => {
        scenario.interventions.splice(scenario.interventions.indexOf(idea), 1);
        redraw('.add select');
    }, {class: 'quiet', 'aria-label': say('removeNamed', {what: title}), title: say('remove')});
    showCost();
    return html('fieldset', {class: 'idea'}, html('legend', {}, title), remove, html('p', {class: 'hint'}, say.model(row.sentence)),
                html('label', {class: 'row'}, html('span', {class: 'words'}, say('intensity')), intensity, amount,
                     html('span', {class: 'hint'}, say.model(row.unit))),
                html('div', {class: 'row'},
                     yearInput(say('fromYear'), idea.start_week, most, week => change({start_week: Math.min(week, idea.end_week - 1)})),
                     yearInput(say('toYear'), idea.end_week, most, week => change({end_week: Math.max(week, idea.start_week + 1)})),
                     yearInput(say('rampYears'), idea.ramp_weeks, most, week => change({ramp_weeks: week}))),
                labelled(say('whom'), whomMenu(say, idea, whom => change(whom)), {class: 'row'}), cost);
}

function added(page, kind) {
    const end = page.state.years * WEEKS;
    return {kind, start_week: Math.min(2 * WEEKS, end / 2), end_week: end, ramp_weeks: 26, intensity: 1, cost: null, target: 'all'};
}

/** Cards of the scenario's interventions and the menu that adds one; `redraw(focus)` draws the settings again. */
export function ideaCards(page, scenario, redraw) {
    const {say, model} = page;
    const kinds = model.interventions.filter(row => !row.probe).map(row => [row.name, rowTitle(say, row)]);
    const kind = menu(kinds, kinds[0][0], () => {}, {'aria-label': say('ideas')});
    const add = button(say('addIdea'), () => {
        scenario.interventions.push(added(page, kind.value));
        redraw('.idea:last-of-type input');
    });
    return html('div', {class: 'ideas'}, scenario.interventions.length === 0 ? html('p', {class: 'hint'}, say('noIdeas')) : null,
                scenario.interventions.map(idea => ideaCard(page, scenario, idea, redraw)), html('p', {class: 'add row'}, kind, add));
}
