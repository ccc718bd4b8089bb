/** The way to the core, which runs in a worker so that the page never waits. One run goes on at a time; networks and stories are asked
 * for beside it and come between two replicates. */

/**
 * @param {Worker} worker
 * @param {{ready: () => void, replicate: (scenario: number, answer: object) => void, done: () => void,
 *          failed: (message: string) => void}} listener
 */
export function engineOpen(worker, listener) {
    const waiting = new Map();
    let serial = 0, run = 0;
    worker.onmessage = ({data}) => {
        const promise = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.type === 'ready')
            listener.ready();
        else if (promise !== undefined)
            data.type === 'error' ? promise.reject(new Error(data.message)) : promise.resolve(data.answer);
        else if (data.id !== run)
            return; // of a run that was given up
        else if (data.type === 'replicate')
            listener.replicate(data.scenario, data.answer);
        else if (data.type === 'done')
            listener.done();
        else
            listener.failed(data.message);
    };
    worker.onerror = event => listener.failed(event.message);
    const send = message => {
        serial++;
        worker.postMessage({...message, id: serial});
        return serial;
    };
    return {
        /** {scenarios: [text, text], seed, worlds, weeks}; replicates come A and B in turn. */
        run: request => run = send({type: 'run', ...request}),
        stop: () => {
            send({type: 'stop'});
            run = 0;
        },
        /** {type: 'network' | 'story', …}; promises the answer. */
        ask: request => new Promise((resolve, reject) => waiting.set(send(request), {resolve, reject}))
    };
}
