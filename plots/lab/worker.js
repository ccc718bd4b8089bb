'use strict';
/* The core of the laboratory in a worker, so that the page never waits. Messages to it:
 *   {type: 'start', core, messages}   first: the compiled core in base64; {English: Chinese}
 *   {type: 'run', id, scenarios: [text, text], seed, worlds, weeks, first, step}   worlds first, first + step, … below
 *       `worlds`, so that several workers share them; a run before it is given up
 *   {type: 'stop', id}
 *   {type: 'network', id, scenario, text, seed, replicate, weeks}
 *   {type: 'story', id, scenario, text, seed, replicate, weeks, episode: key, language, numbers}
 * and from it:
 *   {type: 'ready'}
 *   {type: 'replicate', id, scenario, answer}   of a run: A then B of each world
 *   {type: 'done', id}
 *   {type: 'network' | 'story', id, answer}
 *   {type: 'error', id, message}
 * Texts of scenarios and answers are those of laboratory.h; seeds are strings, for they are above 2^53. */

const utf8 = {encode: text => new TextEncoder().encode(text), decode: bytes => new TextDecoder().decode(bytes)};

/** What the C library asks of a system, of which there is none: it writes nowhere, and the clock stands still. */
function systemOf(module) {
    const refuse = name => (...words) => {
        if (name === 'proc_exit')
            throw new Error(`the core ended with status ${words[0]}`);
        return 52; // not there
    };
    const system = {};
    for (const {module: place, name} of WebAssembly.Module.imports(module))
        (system[place] ??= {})[name] = refuse(name);
    return system;
}

/** The laboratory of laboratory.h as an object: texts go in, objects come out, errors are thrown. */
class Core {
    constructor(module, messages) {
        this.exports = new WebAssembly.Instance(module, systemOf(module)).exports;
        this.exports._initialize();
        this.laboratory = this.exports.lab_open();
        this.texts = [];
        this.language = 'en';
        this.pairs = Object.entries(messages).flat().map(text => text + '\0').join('');
        this.count = Object.keys(messages).length;
        if (this.laboratory === 0)
            throw new Error('memory ran out');
    }
    /** Writes text at a place of the core's memory that `room` gives for so many bytes; returns the place. */
    write(text, room) {
        const bytes = utf8.encode(text + '\0'), place = room(bytes.length);
        if (place === 0)
            throw new Error('memory ran out');
        new Uint8Array(this.exports.memory.buffer).set(bytes, place);
        return place;
    }
    read(place) {
        const bytes = new Uint8Array(this.exports.memory.buffer, place);
        return utf8.decode(bytes.subarray(0, bytes.indexOf(0)));
    }
    /** The text that the last call left; thrown as an error if that had another status than 0. */
    answer(status) {
        const text = this.read(this.exports.lab_answer(this.laboratory));
        if (status !== 0)
            throw new Error(text);
        return text;
    }
    speak(language) {
        if (language === this.language)
            return;
        this.language = language;
        if (language === 'en')
            this.exports.lab_catalogue(0, 0);
        else
            this.exports.lab_catalogue(this.write(this.pairs, size => this.exports.malloc(size)), this.count);
    }
    scenario(which, text) {
        if (this.texts[which] === text)
            return;
        this.texts[which] = undefined;
        const place = this.write(text, size => this.exports.lab_room(this.laboratory, size));
        this.answer(this.exports.lab_scenario(this.laboratory, which, place));
        this.texts[which] = text;
    }
    /** What a function of the laboratory answers about one replicate. */
    ask(name, which, seed, replicate, weeks, ...more) {
        const place = [seed, replicate, weeks].map(BigInt);
        return JSON.parse(this.answer(this.exports[name](this.laboratory, which, ...place, ...more)));
    }
    replicate(which, seed, replicate, weeks) {
        return this.ask('lab_replicate', which, seed, replicate, weeks);
    }
    network(which, seed, replicate, weeks) {
        return this.ask('lab_network', which, seed, replicate, weeks);
    }
    story(which, seed, replicate, weeks, episode, numbers) {
        return this.ask('lab_story', which, seed, replicate, weeks, BigInt.asUintN(64, BigInt(episode)), Number(numbers));
    }
}

/** Compiles the core; `core` in base64. */
function coreOpen(core, messages) {
    const text = atob(core.trim()), bytes = Uint8Array.from(text, letter => letter.charCodeAt(0));
    return new Core(new WebAssembly.Module(bytes), messages);
}

/** What a worker does with its messages; `post` sends its own, `later` calls a function when it has looked at them. */
function workerOpen(post, later) {
    let core = null, run = null, due = false;

    function soon() {
        if (!due)
            later(step);
        due = true;
    }
    function step() {
        due = false;
        if (run === null)
            return;
        const {id, seed, worlds, weeks, scenarios, replicate} = run;
        attempt(id, () => {
            if (replicate >= worlds) {
                run = null;
                return post({type: 'done', id});
            }
            const which = run.next;
            core.scenario(which, scenarios[which]);
            post({type: 'replicate', id, scenario: which, answer: core.replicate(which, seed, replicate, weeks)});
            run.next = (which + 1) % scenarios.length;
            run.replicate += run.next === 0 ? run.step : 0;
            soon();
        });
    }
    /** An error ends the run that it comes from. */
    function attempt(id, work) {
        try {
            work();
        } catch (error) {
            if (run !== null && run.id === id)
                run = null;
            post({type: 'error', id, message: error.message});
        }
    }
    const orders = {
        start: ({core: bytes, messages}) => {
            core = coreOpen(bytes, messages);
            post({type: 'ready'});
        },
        run: order => {
            run = {...order, replicate: order.first, next: 0};
            soon();
        },
        stop: () => {
            run = null;
        },
        network: ({id, scenario, text, seed, replicate, weeks}) => {
            core.scenario(scenario, text);
            post({type: 'network', id, answer: core.network(scenario, seed, replicate, weeks)});
        },
        story: ({id, scenario, text, seed, replicate, weeks, episode, language, numbers}) => {
            core.speak(language);
            core.scenario(scenario, text);
            post({type: 'story', id, answer: core.story(scenario, seed, replicate, weeks, episode, numbers)});
        }
    };
    return message => attempt(message.id, () => orders[message.type](message));
}

if (typeof self !== 'undefined') {
    const receive = workerOpen(message => self.postMessage(message), work => setTimeout(work, 0));
    self.onmessage = ({data}) => receive(data);
}
