/** The way to the core, which runs in workers (plots/lab/worker.js says how they are spoken to) so that the page never
 * waits. One run goes on at a time, its worlds dealt out in turn; networks and stories are asked for beside it and come
 * between two replicates. */

/**
 * @param {Worker[]} workers
 * @param {object} parts  {core, messages} for each
 * @param {{ready: () => void, replicate: (scenario: number, answer: object) => void, done: () => void,
 *          failed: (message: string) => void}} listener
 */
export function engineOpen(workers, parts, listener) {
    const waiting = new Map();
    let serial = 0, run = 0, busy = 0, ready = 0;

    function answered(promise, data) {
        waiting.delete(data.id);
        if (data.type === 'error')
            promise.reject(new Error(data.message));
        else
            promise.resolve(data.answer);
    }
    function ofRun(data) {
        if (data.type === 'replicate')
            listener.replicate(data.scenario, data.answer);
        else if (data.type === 'done' && --busy === 0)
            listener.done();
        else if (data.type === 'error') {
            stop();
            listener.failed(data.message);
        }
    }
    function hear({data}) {
        if (data.type === 'ready' && ++ready === workers.length)
            listener.ready();
        else if (waiting.has(data.id))
            answered(waiting.get(data.id), data);
        else if (data.id === run) // and not of a run that was given up
            ofRun(data);
        else if (data.type === 'error' && data.id === undefined)
            listener.failed(data.message);
    }
    function stop() {
        run = 0;
        workers.forEach(worker => worker.postMessage({type: 'stop'}));
    }
    for (const worker of workers) {
        worker.onmessage = hear;
        worker.onerror = event => listener.failed(event.message);
        worker.postMessage({type: 'start', ...parts});
    }
    return {
        stop,
        /** {scenarios: [text, text], seed, worlds, weeks}; of each world A and then B. */
        run: request => {
            run = ++serial;
            busy = Math.min(workers.length, request.worlds);
            workers.slice(0, busy).forEach(
                (worker, first) => worker.postMessage({type: 'run', id: run, first, step: busy, ...request}));
        },
        /** {type: 'network' | 'story', …}; promises the answer. */
        ask: request => new Promise((resolve, reject) => {
            waiting.set(++serial, {resolve, reject});
            workers[0].postMessage({...request, id: serial});
        })
    };
}
