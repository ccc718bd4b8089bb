'use strict';
/* The compiled core against the program: node core.js INDEX SEED WEEKS FOLDER…, where each folder holds runs.csv and
 * episodes.csv that `tandem export` wrote of a scenario of its name, and trace.json that `tandem trace` told of one episode. Whole numbers are the same; others differ by no more than
 * another mathematical library makes them. */
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const {packedRead, worker, scenarios} = require('./packed.js');

const [index, seed, weeks, ...folders] = process.argv.slice(2);
const page = packedRead(index);
const core = worker().coreOpen(page.core, page.messages), {modelIndexed, scenarioOf, scenarioCoreText} = scenarios();
const model = modelIndexed(page.model);
let numbers = 0, same = 0, worst = 0;

function rows(file) {
    const [head, ...lines] = fs.readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(','));
    return lines.map(cells => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

function compare(name, mine, theirs) {
    numbers++;
    same += mine === theirs;
    if (mine !== theirs)
        worst = Math.max(worst, Math.abs(mine - theirs) / Math.max(1e-9, Math.abs(theirs)));
    assert.ok(Number.isInteger(theirs) ? Math.abs(mine - theirs) < 1e-9 * Math.max(1, theirs) : Math.abs(mine - theirs) <= 1e-9 * Math.abs(theirs),
              `${name}: ${mine}, the program has ${theirs}`);
}

for (const folder of folders) {
    const name = path.basename(folder), episodes = rows(path.join(folder, 'episodes.csv'));
    core.scenario(0, scenarioCoreText(model, scenarioOf(model, name)));
    for (const run of rows(path.join(folder, 'runs.csv'))) {
        const answer = core.replicate(0, seed, run.replicate, weeks);
        for (const [column, value] of Object.entries(answer.run))
            if (value !== null || run[column] !== '')
                compare(`${name}, replicate ${run.replicate}, ${column}`, value, Number(run[column]));
        const ends = new Map();
        for (const episode of episodes.filter(row => row.replicate === run.replicate)) {
            const place = [episode.programme, episode.case_type, episode.exit || 'open'].join(' ');
            ends.set(place, (ends.get(place) ?? 0) + 1);
        }
        assert.ok(ends.size > 10);
        assert.deepStrictEqual(new Map(answer.endings.map(row => [row.slice(0, 3).join(' '), row[3]]).sort()), new Map([...ends].sort()));
    }
}
/** The same words in English; in Chinese no sentence without Chinese, and the same numbers. */
for (const folder of folders) {
    const name = path.basename(folder), told = JSON.parse(fs.readFileSync(path.join(folder, 'trace.json')));
    core.scenario(0, scenarioCoreText(model, scenarioOf(model, name)));
    const texts = language => {
        core.speak(language);
        const {steps} = core.story(0, seed, told.replicate, weeks, told.episode, false);
        return steps.map(step => step.text);
    };
    const english = texts('en'), chinese = texts('zh-TW');
    assert.strictEqual(english.join('\n'), told.steps.map(step => step.text).join('\n'));
    assert.ok(english.length > 5 && chinese.length === english.length);
    for (const text of chinese) {
        assert.match(text, /[\u4e00-\u9fff]/);
        assert.doesNotMatch(text.replace(/（[^）]*）/g, ''), /[a-z]{4,} [a-z]{3,}/, text);
    }
    core.speak('en');
}
assert.ok(numbers > 50);
console.log(`the page's core against the program: ${same} of ${numbers} numbers the same to the last bit, the others within ${worst.toExponential(1)}`);
